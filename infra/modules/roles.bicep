@description('The identity that receives the roles.')
param identityName string

@description('The host\'s own account.')
param hostAccount string

@description('The account of jobs and dreams.')
param dataAccount string

@description('The table of jobs, used step-ups and switches.')
param jobsTable string

@description('The container of dream documents.')
param inboxContainer string

@description('Whether audit records are kept there.')
param audit bool

@description('The container of audit records.')
param auditContainer string

@description('The Application Insights resource.')
param insightsName string

// Built-in roles: their ids are the same in every tenant.
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource host 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: hostAccount
}

resource jobs 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' existing = {
  name: '${dataAccount}/default/${jobsTable}'
}

resource inbox 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' existing = {
  name: '${dataAccount}/default/${inboxContainer}'
}

resource auditRecords 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' existing = {
  name: '${dataAccount}/default/${auditContainer}'
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

// The host makes containers of its own for keys, leases and locks, and reads the deployed package: the least that Functions works with.
resource hostRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: host
  name: guid(host.id, identity.id, blobDataOwner)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataOwner)
  }
}

resource jobsRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: jobs
  name: guid(jobs.id, identity.id, tableDataContributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
  }
}

resource inboxRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: inbox
  name: guid(inbox.id, identity.id, blobDataContributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}

resource auditRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (audit) {
  scope: auditRecords
  name: guid(auditRecords.id, identity.id, blobDataContributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}

resource telemetryRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, identity.id, monitoringMetricsPublisher)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}
