namespace Lukhas.Sim.Core.Policy;

/// <summary>A policy document is not valid; the lane must not start with it.</summary>
/// <param name="errors">Everything that is wrong with it, at least one.</param>
public sealed class PolicyFormatException(IReadOnlyList<PolicyDocumentError> errors)
    : FormatException($"The policy document is not valid: {string.Join("; ", errors.Select(error => $"{error.Pointer}: {error.Message}"))}")
{
    /// <summary>Everything that is wrong with the document, in its order.</summary>
    public IReadOnlyList<PolicyDocumentError> Errors { get; } = errors;
}
