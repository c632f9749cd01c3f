import { issuer, laneKeySecret, laneOptions, vaultSecret } from 'types.bicep'

@description('The name of the function app.')
param name string

@description('The name of its plan.')
param planName string

@description('Where they lie.')
param location string

@description('The tags of every resource.')
param tags object

@description('The service of azure.yaml that is deployed to this app.')
param serviceName string

@description('The identity of the app.')
param identityId string

@description('The same, by its client id.')
param identityClientId string

@description('The host\'s own account.')
param hostAccount string

@description('The container of deployed packages.')
param packagesUri string

@description('The Application Insights resource that host and worker send their telemetry to.')
param insightsName string

@description('Instances that wait for requests, so that none meets a cold start; they are paid for while they wait.')
param alwaysReadyHttpInstances int

@description('Instances at most.')
param maximumInstanceCount int

@description('Memory of an instance in MB. Processors come with it: 2048 has one.')
param instanceMemoryMB int

@description('Requests that one instance takes at a time before another is started.')
param httpConcurrency int

@description('The subnet that the app reaches storage from; empty for none.')
param subnetId string

@description('The table endpoint of the lane\'s account.')
param tableEndpoint string

@description('The blob endpoint of the lane\'s account.')
param blobEndpoint string

@description('The table of jobs, used step-ups and switches.')
param jobsTable string

@description('The container of dream documents.')
param inboxContainer string

@description('Where audit records go: the log, or the log and blobs.')
param audit string

@description('The container of audit records.')
param auditContainer string

@description('The trusted issuers.')
param issuers issuer[]

@description('How the lane behaves.')
param lane laneOptions

@description('When expired jobs are swept: NCRONTAB, six fields, seconds first, UTC.')
param sweepSchedule string

@description('The lane\'s own signing key; null for none.')
param laneKey laneKeySecret?

@description('Where the worker sends its telemetry by OTLP, beside Application Insights; empty for nowhere.')
param otlpEndpoint string

@description('How it speaks to the collector.')
param otlpProtocol string

@description('The headers that the collector asks for; null for none.')
param otlpHeaders vaultSecret?

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

// What the host reads. Runtime and version are in functionAppConfig, where Flex Consumption has them.
var hostSettings = [
  { name: 'AzureWebJobsStorage__accountName', value: hostAccount }
  { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
  { name: 'AzureWebJobsStorage__clientId', value: identityClientId }
  { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
  { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'Authorization=AAD;ClientId=${identityClientId}' }
]

// What the app reads: docs/settings.md. A setting that it comes to read is added here; the tests compare.
var storageSettings = [
  { name: 'SIM_JOB_STORE', value: 'table' }
  { name: 'SIM_INBOX', value: 'blob' }
  { name: 'SIM_AUDIT', value: audit }
  { name: 'SIM_JOBS_TABLE', value: jobsTable }
  { name: 'SIM_INBOX_CONTAINER', value: inboxContainer }
  { name: 'SIM_AUDIT_CONTAINER', value: auditContainer }
  { name: 'SimStorage__tableServiceUri', value: tableEndpoint }
  { name: 'SimStorage__blobServiceUri', value: blobEndpoint }
  { name: 'SimStorage__clientId', value: identityClientId }
]

var laneSettings = filter(
  [
    { name: 'SIMULATION_ENABLED', value: lane.?enabled }
    { name: 'SIM_JOB_TTL', value: lane.?jobTtl }
    { name: 'SIM_INBOX_RETENTION', value: lane.?inboxRetention }
    { name: 'SIM_COLLECT_LEASE', value: lane.?collectLease }
    { name: 'SIM_SWEEP_SCHEDULE', value: sweepSchedule }
    { name: 'SIM_POLICY_PATH', value: lane.?policyPath }
    { name: 'SIM_MAX_GOAL_CHARS', value: lane.?maxGoalChars }
    { name: 'SIM_STEP_UP_ACR', value: lane.?stepUpAcr }
    { name: 'SIM_STEP_UP_MAX_AGE', value: lane.?stepUpMaxAge }
    { name: 'SIM_DENIED_TOKENS', value: lane.?deniedTokens == null ? null : join(lane.?deniedTokens ?? [], ',') }
    { name: 'SIM_DURESS_HOLD', value: lane.?duressHold }
    { name: 'SIM_RATE_PER_SECOND', value: lane.?ratePerSecond }
    { name: 'SIM_RATE_BURST', value: lane.?rateBurst }
    {
      name: 'SIM_LANE_KEY'
      value: laneKey == null
        ? null
        : '@Microsoft.KeyVault(VaultName=${laneKey.?vault ?? ''};SecretName=${laneKey.?secret ?? ''})'
    }
    {
      name: 'SIM_LANE_KEY_PREVIOUS'
      value: laneKey.?previousVersion == null
        ? null
        : '@Microsoft.KeyVault(VaultName=${laneKey.?vault ?? ''};SecretName=${laneKey.?secret ?? ''};SecretVersion=${laneKey.?previousVersion ?? ''})'
    }
    { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: empty(otlpEndpoint) ? null : otlpEndpoint }
    { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: empty(otlpEndpoint) ? null : otlpProtocol }
    {
      name: 'OTEL_EXPORTER_OTLP_HEADERS'
      value: empty(otlpEndpoint) || otlpHeaders == null
        ? null
        : '@Microsoft.KeyVault(VaultName=${otlpHeaders.?vault ?? ''};SecretName=${otlpHeaders.?secret ?? ''})'
    }
  ],
  setting => setting.value != null
)

var callerSettings = filter(
  flatten(map(issuers, (trusted, n) => [
    { name: 'SIM_AUTH__Issuers__${n}__Issuer', value: trusted.issuer }
    { name: 'SIM_AUTH__Issuers__${n}__Audience', value: trusted.audience }
    { name: 'SIM_AUTH__Issuers__${n}__Discovery', value: trusted.?discovery }
    { name: 'SIM_AUTH__Issuers__${n}__JwksUri', value: trusted.?jwksUri }
    { name: 'SIM_AUTH__Issuers__${n}__Jwks', value: trusted.?jwks }
    { name: 'SIM_AUTH__Issuers__${n}__DefaultTenant', value: trusted.?defaultTenant }
    { name: 'SIM_AUTH__Issuers__${n}__AllowTypJwt', value: trusted.?allowTypJwt }
    { name: 'SIM_AUTH__Issuers__${n}__RolesAsScopes', value: trusted.?rolesAsScopes }
  ])),
  setting => setting.value != null
)

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': serviceName })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        alwaysReady: alwaysReadyHttpInstances == 0
          ? []
          : [
              {
                name: 'http'
                instanceCount: alwaysReadyHttpInstances
              }
            ]
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        triggers: {
          http: {
            perInstanceConcurrency: httpConcurrency
          }
        }
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packagesUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      remoteDebuggingEnabled: false
      appSettings: map(
        concat(hostSettings, storageSettings, laneSettings, callerSettings),
        setting => { name: setting.name, value: string(setting.value) }
      )
    }
  }
}

// Deployment logs in with Entra ID; passwords of a publishing profile would be a second way in.
resource ftpPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource scmPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

output name string = app.name
output baseUri string = 'https://${app.properties.defaultHostName}'
