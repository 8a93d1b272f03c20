/** A link as version 1 made it. It must open, with these very values, for as long as there is a Lockstep. */
export const LINK_1 = [
  '1.OwmpkZMXR9JvpmegZ25iYqJnaG7KhVDKBvEuD3JQsRlUGJmbmuegBTSuIEGEhIKGQYUBEIB0axIKaF1jQ6CTDE31TMwMDDXZIH',
  'mLMY8xlzGbGymHs4AyKxskh7JBsisLKIuygrMhJzwfsoIzIic857GAshYnPOtzI-VE1vKi_Lx0HuTijhelcOOEF2zcSGURUA1SIc',
  'SDXGJxwMopVnBRV8jAwMMmtrNCQEJBJ36f2gpztgWy-u79DAoCBhwSHJYMDE0MjCoMTA2ODE4XGBxYGh14HBgapPkYZBgEHB82zd',
  'nBoMDjeICZ1bKAgYGxgSsgRnG_R4Ly4pMMjBVrFRwP-JlzcLhwMC_doLEvgdHlN_-FTw7iJ452NHxSbjgjoGjCZHdBYrMAAwtPGq',
  'sUA9sCB4UFvA0NzA0MW7Z4s05gvMAQuoGJ5QTDBwatVYxMKQwA',
].join('');
