namespace Lukhas.Sim.Core.Seeds.Redaction;

/// <summary>What stands where something was redacted. None of them is itself redacted, so redaction is idempotent.</summary>
public static class Placeholders
{
    /// <summary>The value of a key that looks like a secret or an identifier.</summary>
    public const string Value = "[REDACTED]";

    /// <summary>An e-mail address.</summary>
    public const string Email = "[EMAIL]";

    /// <summary>A phone number.</summary>
    public const string Phone = "[PHONE]";

    /// <summary>A bearer token, key or password.</summary>
    public const string Token = "[TOKEN]";
}
