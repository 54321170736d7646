using System.Net.Sockets;
using System.Security.Cryptography;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Veerkracht.Features.Payments.Batches.Delivery;

/// <summary>A folder of a server, over SFTP. Only the server whose key is known is spoken to.</summary>
internal sealed class SftpDrop : IBankDrop
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SftpClient _client;
    private readonly string _folder;
    private readonly PrivateKeyFile _key;

    private SftpDrop(SftpClient client, PrivateKeyFile key, string folder) => (_client, _key, _folder) = (client, key, folder);

    public static Task<IBankDrop> Open(SftpServer server, CancellationToken stop) =>
        AsIo<IBankDrop>(async () =>
        {
            var key = new PrivateKeyFile(server.Key);
            var info = new Renci.SshNet.ConnectionInfo(
                server.Host,
                server.Port,
                server.User,
                new PrivateKeyAuthenticationMethod(server.User, key)
            )
            {
                Timeout = Patience,
            };
            var client = new SftpClient(info) { OperationTimeout = Patience };
            client.HostKeyReceived += (_, offered) => offered.CanTrust = $"SHA256:{offered.FingerPrintSHA256}" == server.HostKey;
            try
            {
                await client.ConnectAsync(stop);
            }
            catch
            {
                client.Dispose();
                key.Dispose();
                throw;
            }
            return new SftpDrop(client, key, server.Folder);
        });

    private string At(string name) => _folder == "." ? name : $"{_folder}/{name}";

    public Task<string?> HashOf(string name, CancellationToken stop) =>
        AsIo(async () =>
        {
            try
            {
                await using var file = await _client.OpenAsync(At(name), FileMode.Open, FileAccess.Read, stop);
                return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop));
            }
            catch (SftpPathNotFoundException)
            {
                return null;
            }
        });

    public Task Write(string name, ReadOnlyMemory<byte> bytes, CancellationToken stop) =>
        AsIo(async () =>
        {
            using var whole = new MemoryStream(bytes.ToArray(), writable: false);
            await _client.UploadFileAsync(whole, At(name), stop);
            return true;
        });

    /// <summary>
    /// As OpenSSH offers it beside the protocol, whose own rename is two steps there. A server that has no other refuses where something
    /// stands under the new name.
    /// </summary>
    public Task Rename(string from, string to, CancellationToken stop) =>
        AsIo(async () =>
        {
            try
            {
                _client.RenameFile(At(from), At(to), isPosix: true);
            }
            catch (NotSupportedException)
            {
                await _client.RenameFileAsync(At(from), At(to), stop);
            }
            return true;
        });

    public void Dispose()
    {
        _client.Dispose();
        _key.Dispose();
    }

    private static async Task<T> AsIo<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is SshException or SocketException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new IOException(e.Message, e);
        }
    }
}
