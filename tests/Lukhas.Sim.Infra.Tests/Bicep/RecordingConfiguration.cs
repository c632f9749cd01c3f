using Microsoft.Extensions.Configuration;

namespace Lukhas.Sim.Infra.Tests.Bicep;

/// <summary>Settings as an app has them in its environment, and a note of each name that it asks for.</summary>
internal sealed class RecordingConfiguration : ConfigurationProvider, IConfigurationSource
{
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);

    public RecordingConfiguration(IEnumerable<KeyValuePair<string, string>> settings)
    {
        foreach (var (name, value) in settings)
            Data[name.Replace("__", ":", StringComparison.Ordinal)] = value;
    }

    /// <summary>Every name that was asked for, as the environment has it.</summary>
    public IReadOnlySet<string> Asked => _asked;

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override bool TryGet(string key, out string? value)
    {
        _asked.Add(key.Replace(":", "__", StringComparison.Ordinal));
        return base.TryGet(key, out value);
    }
}
