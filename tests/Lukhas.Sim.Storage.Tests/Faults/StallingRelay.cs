using System.Net;
using System.Net.Sockets;

namespace Lukhas.Sim.Storage.Tests.Faults;

/// <summary>Stands before a server on a port of its own. While it stalls, it takes every connection and what comes on it, and never answers.</summary>
internal sealed class StallingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _stalled = new(0);
    private readonly IPEndPoint _server;
    private readonly Task _accepting;

    /// <summary>A relay that stalls, until told otherwise.</summary>
    /// <param name="server">What it stands before; nothing is sent there while it stalls.</param>
    public StallingRelay(IPEndPoint server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Whether connections that are made from now on stall.</summary>
    public bool IsStalling { get; set; } = true;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Waits until a request has come on another connection that stalls.</summary>
    public Task StalledAsync(CancellationToken cancellationToken) => _stalled.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stalled.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token), IsStalling));
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client, bool stalls)
    {
        using var caller = client;
        try
        {
            if (stalls)
            {
                await caller.GetStream().ReadExactlyAsync(new byte[1], _end.Token);
                _stalled.Release();
                await Task.Delay(Timeout.Infinite, _end.Token);
            }

            using var server = new TcpClient();
            await server.ConnectAsync(_server, _end.Token);
            await Task.WhenAny(
                caller.GetStream().CopyToAsync(server.GetStream(), _end.Token), server.GetStream().CopyToAsync(caller.GetStream(), _end.Token));
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException)
        {
            // Either side has hung up, or the test is over.
        }
    }
}
