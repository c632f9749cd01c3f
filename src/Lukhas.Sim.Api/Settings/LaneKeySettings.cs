using Lukhas.Sim.Api.Tokens;

namespace Lukhas.Sim.Api.Settings;

/// <summary>Reads the key that the lane signs with, <c>SIM_LANE_KEY</c>, and the one before it, <c>SIM_LANE_KEY_PREVIOUS</c>.</summary>
/// <param name="settings">Reads single settings.</param>
/// <param name="makesKey">Whether a key is made where none is set.</param>
internal sealed class LaneKeySettings(SettingReader settings, bool makesKey)
{
    /// <summary>The key, or a new one; null when none is set nor made, or it is wrong. The caller disposes it.</summary>
    public SigningKey? Read() =>
        makesKey && settings.Text(SettingNames.LaneKey) is null ? SigningKey.Create() : Read(SettingNames.LaneKey, SigningKey.FromPem);

    /// <summary>The key before it; null when none is set, or it is wrong.</summary>
    /// <param name="current">The key; null when there is none, or it is wrong.</param>
    public PublicKey? ReadPrevious(SigningKey? current)
    {
        var previous = Read(SettingNames.PreviousLaneKey, PublicKey.FromPem);
        if (previous is not null && settings.Text(SettingNames.LaneKey) is null)
            settings.Fail(SettingNames.PreviousLaneKey, $"must not be set without {SettingNames.LaneKey}.");
        else if (previous is not null && previous.KeyId == current?.Public.KeyId)
            settings.Fail(SettingNames.PreviousLaneKey, $"is the same key as {SettingNames.LaneKey}.");
        return previous;
    }

    private T? Read<T>(string name, Func<string, T> read)
        where T : class
    {
        if (settings.Text(name) is not { } text)
            return null;
        try
        {
            return read(Pem(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            settings.Fail(name, "is neither PEM text nor a file that can be read.");
        }
        catch (FormatException exception)
        {
            settings.Fail(name, exception.Message);
        }

        return null;
    }

    // Where a setting is one line by its nature, people write line ends as \n.
    private static string Pem(string text) =>
        text.StartsWith("-----BEGIN", StringComparison.Ordinal) ? text.Replace(@"\n", "\n", StringComparison.Ordinal) : File.ReadAllText(text);
}
