namespace Lukhas.Sim.Api.Settings;

/// <summary>The settings are not fit to serve with. The message names each that is wrong, one a line.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>Says what is wrong with the settings.</summary>
    /// <param name="errors">Everything that is wrong; each begins with the setting's name.</param>
    public SettingsException(IReadOnlyList<string> errors)
        : base($"The settings are not valid:{Environment.NewLine}- {string.Join($"{Environment.NewLine}- ", errors)}") => Errors = errors;

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<string> Errors { get; }
}
