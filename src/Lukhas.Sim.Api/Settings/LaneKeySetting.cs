using Lukhas.Sim.Api.Tokens;

namespace Lukhas.Sim.Api.Settings;

/// <summary>Reads the key that the lane signs with, <c>SIM_LANE_KEY</c>.</summary>
/// <param name="settings">Reads single settings.</param>
internal sealed class LaneKeySetting(SettingReader settings)
{
    /// <summary>The key; null when none is set, or it is wrong.</summary>
    public SigningKey? Read()
    {
        if (settings.Text(SettingNames.LaneKey) is not { } text)
            return null;
        try
        {
            return SigningKey.FromPem(Pem(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            settings.Fail(SettingNames.LaneKey, "is neither PEM text nor a file that can be read.");
        }
        catch (FormatException exception)
        {
            settings.Fail(SettingNames.LaneKey, exception.Message);
        }

        return null;
    }

    // Where a setting is one line by its nature, people write line ends as \n.
    private static string Pem(string text) =>
        text.StartsWith("-----BEGIN", StringComparison.Ordinal) ? text.Replace(@"\n", "\n", StringComparison.Ordinal) : File.ReadAllText(text);
}
