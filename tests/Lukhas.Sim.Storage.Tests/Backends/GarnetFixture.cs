using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Garnet;
using Garnet.server;
using Lukhas.Sim.Storage.Redis;
using Lukhas.Sim.Storage.Tests.Backends;

[assembly: AssemblyFixture(typeof(GarnetFixture))]

namespace Lukhas.Sim.Storage.Tests.Backends;

/// <summary>
/// One Garnet in this process for the whole run, on loopback and a free port, started by the first test that needs it. Tests
/// keep apart by key prefixes of their own.
/// </summary>
public sealed class GarnetFixture : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private GarnetServer? _server;
    private RedisConnection? _connection;
    private int _port;

    /// <summary>Where it listens.</summary>
    public string Url
    {
        get
        {
            lock (_gate)
            {
                if (_server is null)
                    Start();
            }

            return string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{_port}");
        }
    }

    /// <summary>The connection that the tests share.</summary>
    public RedisConnection Connection
    {
        get
        {
            var url = Url;
            lock (_gate)
                return _connection ??= new RedisConnection(RedisUrl.Parse(url));
        }
    }

    /// <summary>A part of the key space that nobody else uses.</summary>
    public static RedisOptions NewOptions() => new() { KeyPrefix = $"test-{Guid.NewGuid():N}" };

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _server?.Dispose();
    }

    private void Start()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            _port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        var server = new GarnetServer(new GarnetServerOptions
        {
            EndPoints = [new IPEndPoint(IPAddress.Loopback, _port)],
            QuietMode = true,
        });
        server.Start();
        _server = server;
    }
}
