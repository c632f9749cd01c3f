// The shapes of parameters that say how the lane behaves: docs/settings.md has the same, setting by setting.

@description('A trusted issuer. One of discovery, jwksUri and jwks is needed; jwks is a JSON Web Key Set, public keys alone.')
@export()
type issuer = {
  @description('The exact `iss`.')
  issuer: string

  @description('The `aud` that a token must name.')
  audience: string

  @description('The issuer\'s OpenID configuration.')
  discovery: string?

  @description('The issuer\'s keys, by address.')
  jwksUri: string?

  @description('The issuer\'s keys themselves.')
  jwks: string?

  @description('The tenant of tokens that name none.')
  defaultTenant: string?

  @description('Whether `typ: JWT` is taken beside `at+jwt`, as Entra ID issues it.')
  allowTypJwt: bool?

  @description('Whether `roles` count as scopes in tokens that name no scopes, as those of an application are.')
  rolesAsScopes: bool?
}

@description('How the lane behaves. What is left out has the app\'s default.')
@export()
type laneOptions = {
  @description('Whether the lane takes seeds.')
  enabled: bool?

  @description('How long a job lives: a time span, 1 minute to 30 days.')
  jobTtl: string?

  @description('How long a document stays: a time span, from jobTtl to 30 days.')
  inboxRetention: string?

  @description('How long one collect may rehearse: a time span, 31 seconds to 1 hour.')
  collectLease: string?

  @description('Characters of a goal that are kept, 1 to 8,192.')
  maxGoalChars: int?

  @description('A policy document in the deployed package, instead of the embedded one.')
  policyPath: string?

  @description('The `acr` that satisfies a step-up.')
  stepUpAcr: string?

  @description('How old an authentication may be for a step-up: seconds or a time span, 1 second to 1 hour.')
  stepUpMaxAge: string?

  @description('The `jti` of tokens to refuse.')
  deniedTokens: string[]?

  @description('Whether a duress signal switches its tenant off.')
  duressHold: bool?

  @description('Requests per second of one tenant and subject in the long run, 1 to 100,000.')
  ratePerSecond: int?

  @description('Requests of one tenant and subject at once, 1 to 1,000,000.')
  rateBurst: int?
}

@description('A secret of a vault that grants by roles. What it holds, no parameter and no setting does.')
@export()
type vaultSecret = {
  @description('The vault.')
  vault: string

  @description('The secret.')
  secret: string

  @description('The vault\'s resource group; without it, this one.')
  resourceGroup: string?
}

@description('The lane\'s own signing key: a secret with a PEM text, in a vault that grants by roles.')
@export()
type laneKeySecret = {
  @description('The vault.')
  vault: string

  @description('The secret.')
  secret: string

  @description('The version of the secret that was in use before, if it was rotated within a day: what that key signed is still believed.')
  previousVersion: string?

  @description('The vault\'s resource group; without it, this one.')
  resourceGroup: string?
}
