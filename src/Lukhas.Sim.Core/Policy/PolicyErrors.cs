using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Policy;

/// <summary>Collects what is wrong with a policy document, each thing once.</summary>
internal sealed class PolicyErrors
{
    private readonly List<PolicyDocumentError> _all = [];

    public bool None => _all.Count == 0;

    public IReadOnlyList<PolicyDocumentError> All => _all;

    public void Add(JsonPointer pointer, string message)
    {
        var error = new PolicyDocumentError(pointer.Value, message);
        if (!_all.Contains(error))
            _all.Add(error);
    }
}
