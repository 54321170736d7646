using System.Text.RegularExpressions;
using Veerkracht.Site;

namespace Veerkracht.Features.Payments.Batches.Delivery;

/// <summary>A server that takes files over SFTP.</summary>
/// <param name="Key">Path of the private key, which needs no passphrase.</param>
/// <param name="HostKey">Fingerprint that the server must have, as ssh-keygen writes it: "SHA256:…".</param>
/// <param name="Folder">On the server; "." is where one arrives.</param>
public sealed record SftpServer(string Host, int Port, string User, string Key, string HostKey, string Folder);

/// <summary>
/// Where released files are brought to: a folder from which software of the bank takes them, or a server. Sections Payments:Folder and
/// Payments:Sftp of the configuration; without either people bring them.
/// </summary>
public sealed partial record DropSettings(string? Folder, SftpServer? Sftp)
{
    private const int UsualPort = 22,
        LastPort = 65535;

    /// <summary>The same text for the same place.</summary>
    public string? Place => Sftp is { } server ? $"sftp://{server.User}@{server.Host}:{server.Port}/{server.Folder}" : Folder;

    public static DropSettings Read(SettingsReader settings)
    {
        var folder = settings.Text("Payments:Folder");
        if (folder is not null && !Directory.Exists(folder))
            settings.Wrong("Payments:Folder", "name a folder that is there, from which the bank takes files");
        var host = settings.Text("Payments:Sftp:Host");
        var port = settings.Number("Payments:Sftp:Port", UsualPort, 1, LastPort, "the port of the server");
        var at = settings.Text("Payments:Sftp:Folder") ?? ".";
        string[] needed = ["Payments:Sftp:User", "Payments:Sftp:Key", "Payments:Sftp:HostKey"];
        if (host is null)
        {
            foreach (var name in needed.Append("Payments:Sftp:Folder").Where(settings.Has))
                settings.Needed("Payments:Sftp:Host", name);
            return new(folder is null ? null : Path.GetFullPath(folder), null);
        }
        if (folder is not null)
            settings.Wrong("Payments:Folder", "files go to one place: leave this out, or Payments:Sftp");
        var said = Array.ConvertAll(needed, name => settings.Needed(name, "Payments:Sftp:Host"));
        if (said[1].Length > 0 && !File.Exists(said[1]))
            settings.Wrong(needed[1], "name the file of the private key");
        if (said[2].Length > 0 && !Fingerprint().IsMatch(said[2]))
            settings.Wrong(needed[2], "write the fingerprint of the server as ssh-keygen -l shows it: SHA256: and 43 characters");
        return new(null, new(host, port, said[0], said[1], said[2], at.Length > 1 ? at.TrimEnd('/') : at));
    }

    [GeneratedRegex("^SHA256:[A-Za-z0-9+/]{43}$")]
    private static partial Regex Fingerprint();
}
