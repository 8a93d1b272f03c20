/** Links of a class as version 1 made them. They must open, with these very values, for as long as there is a Lockstep. */
export const ASSIGNMENT_1 = '1.JWQigYOpUzBHqDEywVCG020w7yF7G7vjAA';

export const FULL_1 = [
  '1.V7rw_WvLcLQKMWCwa-qbwMDAYFWy_2lyyBYD5k8iPPNrBWe4HmAE61cwR5hggGEGssPBhTSqQ4Gu5OeCxZOpARci9JmBaZQNko',
  'AZhFBTuLmZgQEbxAbGPMZcxmxWsC2sYFtYwbZwIWxhBReyBQ0MPGxiOys4BCQUtJiMswOkmgpYZFgkWHhYZBmYGJwYWBimMHAwND',
  'CwspgxMHAoMTAoMDgnMDCwCMixTOXgPBrdwGgtcYA5gZPBgZmB84FaAzBEGBgUgRgA',
].join('');

export const DIGEST_1 = [
  '1.Gw-i5mPLcLQKMWCwa-qbwMDAYFWy_2lyyBYD5k8iPPNrBWdwwYLX1EAINQWamxkYsDBw5DAodGoJCHdtZ2AqM2xgOyAENAQA',
].join('');
