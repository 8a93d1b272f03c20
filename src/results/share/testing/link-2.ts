/** A link as version 2 made it. It must open, with these very values, for as long as there is a Lockstep. */
export const LINK_2 = [
  '2.cvExilMWR9JvpmegZ25iYqJnaG7KhVDKBvEuD3JQsRlUGJmbmuegBTSuIEGEhIKGQYUBEIB0axIKaF1jQ6CTDE31TMwMDDXZIH',
  'mLMY8xlzGbvSi1BKg5hSUXGFosaYnFJazgTMcJz3Ws4GzHCi48uZFKWE54scsJz4MsIC47tHjlRsqR7NCMKIa9UhEFVxQGhkbGJq',
  'Zm5haWiUnJKalprOVF-XnpPMhlJTdSycqNVBQKJQKrtpRUMDcfWNICSyke5HKOA1a6sYILSG6kcq-QgYGHTWxnBYeAhIKW-33hEO',
  'nmAP7J20-V2HBIsPBwyDRYcDCyMB5w4FTgY2IIkBDgsGRg2JHAuIChocHEQcgkQKxiFoMIA5sDLwMISKrccmw1YGBhYGFUEDIJq5',
  'i1h4GlgIHBACjF6Oe44aCfo3fDfIX5BhfPePxL1nVgsCg4vi9ikqNd4gLBhV0ailpmDm0KgrMMOBJLIxZmHDBUadHbb-QxxzyqSe',
  'wFw3-7O-8PP0tgsKsNEd_GXrznu-xmjtUsQi6cOREMjP_sHRwXLGRgYP7fd6xEMEVjxxTGS4w6_LKf3E60WC2Yab6ZlYFB_s8RnV',
  'ebmPqT1UJs_i5_0cPwv_Dkk8cNQnO8pmYIzWNQW6Dwg8FyrZQMZ5GhA6PeJgYHBj7j5rZ3DBbvOAKYBBjiefRsDrByN83kYnBh4F',
  'zh0BTk6MAAAA',
].join('');

/** As version 2 writes a run on two GPUs: since then, and for as long. */
export const LINK_2_TWO_GPUS = [
  '2.-Rv4XBMTR9JvpmegZ25iYqJnaG7KhVDKBvEuD3JQsRlUGJmbmuegBTSuIEGEhIKGQYUBEIB0axIKaF1jQ6CTDE31TMwMDDVZwYmL',
  'A5ZyGGTgaQdL-mKDZETGPMZcxmxWcH7khGdIVnCO5IRnQV5gmi8G5te8FF1gccaNVLjwIBc6HLCippCBgYdNbGeFgICEgoaEjIKq-P',
  'vOVbwHV7ALKp69wsYkwsTGJObAYNDAkMnAkMDA3CRRwMDgwMBSkMBw0C-AgYGJQdFA6dcBv2MnGBiqP25iYPDxZtwgInqguYFNx8Gi',
  'YYFhwBqmxr_Mt5gFOy5JHUwQsDvQnGTAxGSwIP7ApkCGBzwF_gf-sDKwsAcsaF24hYGXQUPygkoJg6EBQ1AjQ1ODBgNXyAQxB1YHRp',
  '8aFg0GBgA',
].join('');
