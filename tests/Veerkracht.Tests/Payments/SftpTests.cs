using System.Text;
using Veerkracht.Features.Payments.Batches.Delivery;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Payments;

/// <summary>A file is brought to a real SFTP server: that of OpenSSH.</summary>
public sealed class SftpTests
{
    [Fact]
    public async Task A_file_stands_there_whole_and_gets_its_name_in_one_step()
    {
        var stop = TestContext.Current.CancellationToken;
        using var server = SshServer.Start();
        using var drop = await Open(server.Settings, stop);
        Assert.Null(await drop.HashOf("a.xml", stop));
        // Larger than what a server takes at once, then shorter: nothing of the longer one stays behind its end.
        foreach (var length in new[] { 300_000, 40 })
        {
            await drop.Write("a.xml.part", Encoding.UTF8.GetBytes(new string('x', length)), stop);
            Assert.Equal(new string('x', length), await File.ReadAllTextAsync(Path.Combine(server.Folder, "a.xml.part"), stop));
        }
        var hash = await drop.HashOf("a.xml.part", stop);
        await drop.Rename("a.xml.part", "a.xml", stop);
        Assert.Equal(["a.xml"], Directory.GetFiles(server.Folder).Select(Path.GetFileName));
        Assert.Equal(hash, await drop.HashOf("a.xml", stop));
        // Once more, as after a kill: the same name again.
        await drop.Write("a.xml.part", "again"u8.ToArray(), stop);
        await drop.Rename("a.xml.part", "a.xml", stop);
        Assert.Equal("again", await File.ReadAllTextAsync(Path.Combine(server.Folder, "a.xml"), stop));
    }

    [Fact]
    public async Task A_server_with_another_key_is_not_spoken_to()
    {
        using var server = SshServer.Start();
        var other = server.Settings with { HostKey = $"SHA256:{new string('A', 43)}" };
        await Assert.ThrowsAsync<IOException>(() => Open(other, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_the_server_does_not_do_is_told()
    {
        var stop = TestContext.Current.CancellationToken;
        using var server = SshServer.Start();
        using (var drop = await Open(server.Settings with { Folder = $"{server.Folder}/none" }, stop))
        {
            await Assert.ThrowsAsync<IOException>(() => drop.Write("a.xml", "x"u8.ToArray(), stop));
            await Assert.ThrowsAsync<IOException>(() => drop.Rename("a.xml.part", "a.xml", stop));
        }
        var away = server.Settings;
        server.Dispose();
        await Assert.ThrowsAsync<IOException>(() => Open(away, stop));
    }

    private static Task<IBankDrop> Open(SftpServer server, CancellationToken stop) => new BankDrops(new(null, server)).Open(stop);
}
