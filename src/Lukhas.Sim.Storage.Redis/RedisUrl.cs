using StackExchange.Redis;

namespace Lukhas.Sim.Storage.Redis;

/// <summary>Reads <c>redis://[user[:password]@]host[:port][/database]</c>; <c>rediss://</c> asks for TLS.</summary>
public static class RedisUrl
{
    private const int DefaultPort = 6379;

    /// <summary>Reads a URL.</summary>
    /// <param name="url">The URL; what is reserved in user and password is percent-encoded.</param>
    /// <returns>Options of a client that outlives outages of its server.</returns>
    /// <exception cref="FormatException">It is not such a URL. The message never repeats it, since it may hold a password.</exception>
    public static ConfigurationOptions Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("redis" or "rediss"))
            throw new FormatException("A Redis URL begins with redis:// or rediss://.");
        if (uri.Host.Length == 0)
            throw new FormatException("A Redis URL names a host.");
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw new FormatException("A Redis URL has neither a query nor a fragment.");
        var tls = uri.Scheme == "rediss";
        var (user, password) = Credentials(uri.UserInfo);
        return new ConfigurationOptions
        {
            EndPoints = { { uri.DnsSafeHost, uri.Port < 0 ? DefaultPort : uri.Port } },
            Ssl = tls,
            SslHost = tls ? uri.DnsSafeHost : null,
            User = user,
            Password = password,
            DefaultDatabase = Database(uri.AbsolutePath),

            // The process is to live on while Redis is down, and to find it again by itself.
            AbortOnConnectFail = false,

            // Meanwhile callers are told at once, and when to try again.
            BacklogPolicy = BacklogPolicy.FailFast,
        };
    }

    private static (string? User, string? Password) Credentials(string userInfo)
    {
        var parts = userInfo.Split(':', 2);
        return (NullIfEmpty(parts[0]), parts.Length == 2 ? NullIfEmpty(parts[1]) : null);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : Uri.UnescapeDataString(text);

    private static int? Database(string path)
    {
        var text = path.TrimStart('/');
        if (text.Length == 0)
            return null;
        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException("A Redis URL ends in a database number, or in none.");
    }
}
