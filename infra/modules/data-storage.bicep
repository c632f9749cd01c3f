@description('The name of the account that holds what the lane keeps: jobs in a table, dreams in blobs.')
param name string

@description('Where it lies.')
param location string

@description('The tags of every resource.')
param tags object

@description('How often the account\'s data is copied.')
param sku string

@description('The table of jobs, used step-ups and switches.')
param jobsTable string

@description('The container of dream documents.')
param inboxContainer string

@description('Whether audit records are kept here.')
param audit bool

@description('The container of audit records.')
param auditContainer string

@description('Days after which a document is removed if nothing else has removed it.')
param backstopDays int

@description('Whether the account answers private endpoints alone.')
param isolated bool

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    isLocalUserEnabled: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isolated ? 'Disabled' : 'Enabled'
    networkAcls: {
      // A firewall may refuse those who carry out the lifecycle rule below, unless it excepts trusted services (Microsoft Learn,
      // "Configure a lifecycle management policy"). No role goes with that.
      bypass: isolated ? 'AzureServices' : 'None'
      defaultAction: isolated ? 'Deny' : 'Allow'
    }
  }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource jobs 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = {
  parent: tables
  name: jobsTable
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    // What an operator purges, or the sweeper removes, is gone.
    deleteRetentionPolicy: {
      enabled: false
    }
    isVersioningEnabled: false
  }
}

resource inbox 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: inboxContainer
  properties: {
    publicAccess: 'None'
  }
}

resource auditRecords 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = if (audit) {
  parent: blobs
  name: auditContainer
  properties: {
    publicAccess: 'None'
  }
}

// The sweeper removes documents when they expire. This holds even if it does not run.
resource backstop 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'dreams-backstop'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
              prefixMatch: [
                '${inbox.name}/dreams/'
              ]
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterCreationGreaterThan: backstopDays
                }
              }
            }
          }
        }
      ]
    }
  }
}

output id string = account.id
output tableEndpoint string = account.properties.primaryEndpoints.table
output blobEndpoint string = account.properties.primaryEndpoints.blob
