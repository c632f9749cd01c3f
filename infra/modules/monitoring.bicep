@description('The name of the Log Analytics workspace.')
param workspaceName string

@description('The name of the Application Insights resource.')
param insightsName string

@description('Where they lie.')
param location string

@description('The tags of every resource.')
param tags object

@description('Days that logs, requests and metrics are kept.')
param retentionInDays int

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionInDays
    features: {
      // No workspace keys: whoever writes or reads has an identity.
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    // Then the connection string only says where telemetry goes, and lets nobody in.
    DisableLocalAuth: true
  }
}
