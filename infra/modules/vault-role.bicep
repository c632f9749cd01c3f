@description('The vault, in the resource group that this module is deployed to.')
param vaultName string

@description('The secret that may be read.')
param secretName string

@description('The identity that may read it.')
param identityId string

@description('The same, by its object id.')
param principalId string

var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource secret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' existing = {
  name: '${vaultName}/${secretName}'
}

resource secretRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: secret
  name: guid(secret.id, identityId, keyVaultSecretsUser)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}
