using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Documents;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Safety;

/// <summary>Files fit in their dossier and on the disk, and leave it when nobody needs them.</summary>
public sealed class FileLifeTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_dossier_holds_so_many_files_and_bytes_and_no_more(Database database)
    {
        await using var site = await TestSite.Start(database, with: o => o with { MaxDossierFiles = 2, MaxDossierBytes = 2000 });
        var dossier = await site.Started();
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        var large = await officer.Upload(Address(dossier, "decision"), [.. Files.Pdf("groot"), .. new byte[2000]]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "file-refused"), (large.Status, large.Code));
        Assert.Contains("dit dossier heeft hoogstens 2 bestanden en", large.Text);
        var first = await officer.Upload(Address(dossier, "decision"), Files.Pdf("een")).Made();
        await officer.Upload(Address(dossier, "photos_before"), Files.Pdf("twee")).Made();
        Assert.Equal("file-refused", (await officer.Upload(Address(dossier, "photos_before"), Files.Pdf("drie"))).Code);

        // What is taken away makes room.
        var file = first["files"][0]!["id"]!.GetValue<string>();
        await officer.Delete($"/dossiers/{dossier.Id}/steps/{Given.First}/files/{file}?field=decision").Is(HttpStatusCode.NoContent);
        await officer.Upload(Address(dossier, "photos_before"), Files.Pdf("drie")).Made();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Files_refused_removed_or_left_behind_leave_the_disk(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        var kept = Sha(await officer.Upload(Address(dossier, "decision"), Files.Pdf("blijft")).Made());
        var answer = await officer.Upload(Address(dossier, "photos_before"), Files.Pdf("weg")).Made();
        var removed = Sha(answer);
        await officer.Upload(Address(dossier, "photos_before"), Files.Exe);
        Assert.Empty(Directory.EnumerateFiles(Folder(site, "incoming")));
        await officer
            .Delete($"/dossiers/{dossier.Id}/steps/{Given.First}/files/{answer["files"][0]!["id"]!.GetValue<string>()}?field=photos_before")
            .Is(HttpStatusCode.NoContent);

        // Of an act that was refused after its file was kept, and of a process that was killed.
        var stray = new string('a', 64);
        Directory.CreateDirectory(Folder(site, "aa"));
        await File.WriteAllTextAsync(Path.Combine(Folder(site, "aa"), stray), "stray", Stop);
        await File.WriteAllTextAsync(Path.Combine(Folder(site, "incoming"), "half"), "half", Stop);
        Assert.Equal(0, await Sweep(site));
        Assert.Equal(4, OnDisk(site).Count);

        Older(site);
        Assert.Equal(1, await Sweep(site));
        var leaving = Directory.EnumerateFiles(Folder(site, "leaving")).Select(f => Path.GetFileName(f)!);
        Assert.Equal(new[] { stray, removed }.Order(), leaving.Order());
        // What somebody attaches again meanwhile is there.
        var again = await officer.Upload(Address(dossier, "photos_before"), Files.Pdf("weg")).Made();
        Older(site);
        Assert.Equal(1, await Sweep(site));
        Assert.Equal(new[] { kept, removed }.Order(), OnDisk(site));
        var id = again["files"][0]!["id"]!.GetValue<string>();
        using var client = await site.ApiAs("geetbets-officer");
        Assert.Equal(Files.Pdf("weg"), await client.GetByteArrayAsync($"/api/v1/files/{id}", Stop));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_file_that_was_set_aside_is_still_found_and_comes_back(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        var answer = await officer.Upload(Address(dossier, "decision"), Files.Pdf("een")).Made();
        // As when its act commits while it is being swept away.
        await site.In(s => Task.FromResult(Aside(s.GetRequiredService<FilesInDirectory>(), Sha(answer))));
        using var client = await site.ApiAs("geetbets-officer");
        var address = $"/api/v1/files/{answer["files"][0]!["id"]!.GetValue<string>()}";
        Assert.Equal(Files.Pdf("een"), await client.GetByteArrayAsync(address, Stop));
        Older(site);
        Assert.Equal(0, await Sweep(site));
        Assert.Empty(Directory.EnumerateFiles(Folder(site, "leaving")));
        Assert.Equal(Files.Pdf("een"), await client.GetByteArrayAsync(address, Stop));
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_to_who_sends_a_file()
    {
        var files = "";
        await using var site = await TestSite.Start(Database.Sqlite, with: o =>
        {
            files = Path.Combine(o.DataDirectory, "files");
            Directory.CreateDirectory(files);
            Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=64k", "none", files), "no small disk can be mounted here");
            return o;
        });
        try
        {
            var dossier = await site.Started();
            var officer = new Caller(await site.ApiAs("geetbets-officer"));
            var large = new byte[200_000];
            Files.Pdf("groot").CopyTo(large, 0);
            var refused = await officer.Upload(Address(dossier, "decision"), large);
            Assert.Equal((HttpStatusCode.InsufficientStorage, "no-room"), (refused.Status, refused.Code));
            Assert.Contains("geen plaats", refused.Text);

            using var page = await Browser.As(site, "geetbets-officer");
            var section = $"/dossiers/{dossier.Id}/stap/{Given.First}/project";
            var said = await page.Upload(
                section,
                [("decision", "groot.pdf", large)],
                ("upload", "decision"),
                ("project_title", "Fietspad")
            );
            Assert.Equal(HttpStatusCode.BadRequest, said.StatusCode);
            Assert.Contains("geen plaats", await said.Content.ReadAsStringAsync(Stop));
            Assert.Empty(Directory.EnumerateFiles(Path.Combine(files, "incoming")));
            // A small one still fits.
            await officer.Upload(Address(dossier, "decision"), Files.Pdf("klein")).Made();
        }
        finally
        {
            Run("umount", files);
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static bool Aside(FilesInDirectory store, string sha)
    {
        store.SetAside(sha, TimeProvider.System.GetUtcNow().UtcDateTime);
        return true;
    }

    private static Task<int> Sweep(TestSite site) => site.In(s => s.GetRequiredService<SweepFiles>().Do(Stop));

    /// <summary>As two days later.</summary>
    private static void Older(TestSite site)
    {
        foreach (var file in Directory.EnumerateFiles(Folder(site, ""), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file) - 2 * SweepFiles.Rest);
    }

    private static List<string> OnDisk(TestSite site) =>
        [
            .. Directory
                .EnumerateFiles(Folder(site, ""), "*", SearchOption.AllDirectories)
                .Select(f => Path.GetFileName(f))
                .Order(StringComparer.Ordinal),
        ];

    private static string Folder(TestSite site, string name) => Path.Combine(site.DataDirectory, "files", name);

    private static string Sha(Answer answer) => answer["files"][0]!["sha256"]!.GetValue<string>();

    private static string Address(Dossier dossier, string field) =>
        $"/dossiers/{dossier.Id}/steps/{Given.First}/files?field={field}&name=bestand.pdf";
}
