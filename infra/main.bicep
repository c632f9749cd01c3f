import { issuer, laneKeySecret, laneOptions, vaultSecret } from 'modules/types.bicep'

targetScope = 'resourceGroup'

metadata description = 'The guarded simulation lane on Azure Functions, with what it keeps, what watches it, and no key anywhere.'

@description('The name of this deployment: with the resource group it makes the names of all resources.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Where all resources lie. It must offer Flex Consumption: `az functionapp list-flexconsumption-locations`.')
param location string = resourceGroup().location

@description('The tags of every resource, beside azd\'s own.')
param tags object = {}

@description('The issuers whose tokens are believed. Without one, every route that needs a token answers 401.')
param issuers issuer[] = []

@description('How the lane behaves; what is left out has the app\'s default (docs/settings.md).')
param lane laneOptions = {}

@description('When expired jobs are swept: NCRONTAB, six fields, seconds first, UTC. At least twice an hour, or the sweeper alert fires.')
param sweepSchedule string = '0 */5 * * * *'

@description('The lane\'s own signing key, as a secret of a vault; null for none. The app may read this one secret.')
param laneKey laneKeySecret?

@description('The table of jobs, used step-ups and switches: 3 to 63 letters and digits, a letter first.')
@minLength(3)
@maxLength(63)
param jobsTable string = 'simjobs'

@description('The container of dream documents: 3 to 63 small letters, digits and single hyphens.')
@minLength(3)
@maxLength(63)
param inboxContainer string = 'dream-inbox'

@description('Where audit records go: the log, or the log and blobs.')
@allowed(['log', 'blob'])
param audit string = 'log'

@description('The container of audit records: 3 to 63 small letters, digits and single hyphens.')
@minLength(3)
@maxLength(63)
param auditContainer string = 'audit'

@description('How the lane\'s data is copied: in one data centre, across zones, or across regions.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param dataStorageSku string = 'Standard_LRS'

@description('Days after which storage itself removes a document that the sweeper left. SIM_INBOX_RETENTION is 30 days at most; sooner than that the inbox would break its promise.')
@minValue(31)
@maxValue(365)
param inboxBackstopDays int = 31

@description('Instances that wait for requests, so that none meets a cold start; 0 for none. They are paid for while they wait.')
@minValue(0)
@maxValue(100)
param alwaysReadyHttpInstances int = 1

@description('Instances at most: a bound on what a flood can cost.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Memory of an instance in MB. Processors come with it: 2048 has one, and one rehearsal runs per processor.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Requests that one instance takes at a time before another is started.')
@minValue(1)
@maxValue(1000)
param httpConcurrency int = 16

@description('Whether storage answers only inside a virtual network made for it.')
param isolated bool = false

@description('The addresses of that network, at least a /25: two subnets of 64 are cut from it.')
param networkAddressPrefix string = '10.20.0.0/24'

@description('Days that logs, requests and metrics are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Who is told of an alert; empty for nobody: then alerts are only seen in the portal.')
param alertEmail string = ''

@description('Traces with a 5xx answer within 15 minutes that raise the alert.')
@minValue(1)
param serverErrorThreshold int = 5

@description('Where the worker sends traces, metrics and logs by OTLP, such as a collector, beside Application Insights; empty for nowhere.')
param otlpEndpoint string = ''

@description('How it speaks to the collector.')
@allowed(['grpc', 'http/protobuf'])
param otlpProtocol string = 'grpc'

@description('The headers that the collector asks for, such as one with a key, as a secret of a vault; null for none. The app may read this one secret.')
param otlpHeaders vaultSecret?

var token = uniqueString(resourceGroup().id, environmentName)
var names = {
  identity: 'id-sim-${token}'
  workspace: 'log-sim-${token}'
  insights: 'appi-sim-${token}'
  hostAccount: 'stsimhost${token}'
  dataAccount: 'stsimdata${token}'
  network: 'vnet-sim-${token}'
  plan: 'plan-sim-${token}'
  app: 'func-sim-${token}'
}
var allTags = union(tags, { 'azd-env-name': environmentName })
var privateServices = [
  { name: 'host-blob', account: 'host', service: 'blob' }
  { name: 'data-blob', account: 'data', service: 'blob' }
  { name: 'data-table', account: 'data', service: 'table' }
]

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: names.identity
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    location: location
    tags: allTags
    retentionInDays: logRetentionDays
  }
}

module hostStorage 'modules/host-storage.bicep' = {
  name: 'host-storage'
  params: {
    name: names.hostAccount
    location: location
    tags: allTags
    packageContainer: 'packages'
    isolated: isolated
  }
}

module dataStorage 'modules/data-storage.bicep' = {
  name: 'data-storage'
  params: {
    name: names.dataAccount
    location: location
    tags: allTags
    sku: dataStorageSku
    jobsTable: jobsTable
    inboxContainer: inboxContainer
    audit: audit == 'blob'
    auditContainer: auditContainer
    backstopDays: inboxBackstopDays
    isolated: isolated
  }
}

module network 'modules/network.bicep' = if (isolated) {
  name: 'network'
  params: {
    name: names.network
    location: location
    tags: allTags
    addressPrefix: networkAddressPrefix
    services: ['blob', 'table']
  }
}

module privateEndpoints 'modules/private-endpoint.bicep' = [
  for endpoint in privateServices: if (isolated) {
    name: 'endpoint-${endpoint.name}'
    params: {
      name: 'pep-sim-${endpoint.name}-${token}'
      location: location
      tags: allTags
      accountId: endpoint.account == 'host' ? hostStorage.outputs.id : dataStorage.outputs.id
      service: endpoint.service
      subnetId: network!.outputs.endpointsSubnetId
    }
  }
]

module roles 'modules/roles.bicep' = {
  name: 'roles'
  params: {
    identityName: names.identity
    hostAccount: names.hostAccount
    dataAccount: names.dataAccount
    jobsTable: jobsTable
    inboxContainer: inboxContainer
    audit: audit == 'blob'
    auditContainer: auditContainer
    insightsName: names.insights
  }
  dependsOn: [identity, monitoring, hostStorage, dataStorage]
}

module vaultRole 'modules/vault-role.bicep' = if (laneKey != null) {
  name: 'vault-role'
  scope: resourceGroup(laneKey.?resourceGroup ?? resourceGroup().name)
  params: {
    vaultName: laneKey.?vault ?? ''
    secretName: laneKey.?secret ?? ''
    identityId: resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', names.identity)
    principalId: identity.outputs.principalId
  }
}

module otlpVaultRole 'modules/vault-role.bicep' = if (otlpHeaders != null) {
  name: 'otlp-vault-role'
  scope: resourceGroup(otlpHeaders.?resourceGroup ?? resourceGroup().name)
  params: {
    vaultName: otlpHeaders.?vault ?? ''
    secretName: otlpHeaders.?secret ?? ''
    identityId: resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', names.identity)
    principalId: identity.outputs.principalId
  }
}

module functionApp 'modules/function-app.bicep' = {
  name: 'function-app'
  params: {
    name: names.app
    planName: names.plan
    location: location
    tags: allTags
    serviceName: 'sim'
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostAccount: names.hostAccount
    packagesUri: hostStorage.outputs.packagesUri
    insightsName: names.insights
    alwaysReadyHttpInstances: alwaysReadyHttpInstances
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    httpConcurrency: httpConcurrency
    subnetId: isolated ? network!.outputs.functionsSubnetId : ''
    tableEndpoint: dataStorage.outputs.tableEndpoint
    blobEndpoint: dataStorage.outputs.blobEndpoint
    jobsTable: jobsTable
    inboxContainer: inboxContainer
    audit: audit
    auditContainer: auditContainer
    issuers: issuers
    lane: lane
    sweepSchedule: sweepSchedule
    laneKey: laneKey
    otlpEndpoint: otlpEndpoint
    otlpProtocol: otlpProtocol
    otlpHeaders: otlpHeaders
  }
  // The host reads its account as it starts: it must already be allowed to, and find it.
  dependsOn: [roles, vaultRole, otlpVaultRole, privateEndpoints]
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    suffix: token
    location: location
    tags: allTags
    workspaceName: names.workspace
    email: alertEmail
    serverErrorThreshold: serverErrorThreshold
  }
  dependsOn: [monitoring]
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  params: {
    displayName: 'Simulation lane ${environmentName}'
    location: location
    tags: allTags
    workspaceName: names.workspace
  }
  dependsOn: [monitoring]
}

@description('The name of the function app.')
output SIM_FUNCTION_APP string = functionApp.outputs.name

@description('Where the app answers.')
output SIM_BASE_URL string = functionApp.outputs.baseUri

@description('The root of every route.')
output SIM_API_URL string = '${functionApp.outputs.baseUri}/api'

@description('Where dream documents are read, by whoever has a role at the container.')
output SIM_INBOX_ENDPOINT string = '${dataStorage.outputs.blobEndpoint}${inboxContainer}'

@description('Where jobs are kept.')
output SIM_TABLE_ENDPOINT string = dataStorage.outputs.tableEndpoint

@description('The client id of the app\'s identity.')
output SIM_IDENTITY_CLIENT_ID string = identity.outputs.clientId

@description('The object id of the app\'s identity, to grant it more.')
output SIM_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
