namespace Lukhas.Sim.Core.Seeds;

/// <summary>Collects every error of a seed, so that a caller is told all of them at once.</summary>
public sealed class SeedErrors
{
    /// <summary>At most this many errors are kept, so that a hostile seed cannot inflate its own answer.</summary>
    public const int Limit = 200;

    private readonly List<SeedError> _errors = [];

    /// <summary>What was found so far, in document order.</summary>
    public IReadOnlyList<SeedError> All => _errors;

    /// <summary>Whether anything was found.</summary>
    public bool Any => _errors.Count > 0;

    /// <summary>Notes an error; past <see cref="Limit"/> it only counts as one more.</summary>
    /// <param name="pointer">Where it is.</param>
    /// <param name="message">What is wrong, without any text of the seed.</param>
    public void Add(JsonPointer pointer, string message)
    {
        if (_errors.Count < Limit)
            _errors.Add(new SeedError(pointer.Value, message));
    }
}
