using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Documents;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Several;

/// <summary>A second process on another machine: the same database, another data directory.</summary>
public sealed class OtherMachineTests
{
    [Fact]
    public async Task Who_signed_in_at_one_is_signed_in_at_the_other()
    {
        await using var site = await TestSite.Start(Database.Postgres);
        await using var other = await TestSite.Beside(site, data: Scratch.New("veerkracht-other-"));
        using var officer = await Browser.As(site, "geetbets-officer");

        Assert.Equal(HttpStatusCode.OK, (await officer.Get($"{other.Address}/mijn-oproepen")).StatusCode);
        Assert.False(Directory.Exists(Path.Combine(other.DataDirectory, "keys")));
    }

    /// <summary>A site that had its keys in the data directory goes on with them.</summary>
    [Fact]
    public async Task What_was_sealed_by_a_key_of_the_data_directory_is_still_read_by_both()
    {
        var sealedBefore = "";
        await using var site = await TestSite.Start(Database.Postgres, restore: async (postgres, directory) =>
        {
            await Prepared.Copy(postgres, directory);
            sealedBefore = DataProtectionProvider
                .Create(new DirectoryInfo(Path.Combine(directory, "keys")), b => b.SetApplicationName("Veerkracht"))
                .CreateProtector("test")
                .Protect("van vroeger");
        });
        await using var other = await TestSite.Beside(site, data: Scratch.New("veerkracht-other-"));

        foreach (var process in new[] { site, other })
        {
            var protector = process.App.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
            Assert.Equal("van vroeger", protector.Unprotect(sealedBefore));
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_file_that_came_in_at_one_is_handed_out_by_the_other_and_never_held_whole(Database database)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var site = await TestSite.Start(database, adjust: InDatabase);
        // One directory on SQLite, for the database lies in it.
        var data = database == Database.Postgres ? Scratch.New("veerkracht-other-") : null;
        await using var other = await TestSite.Beside(site, InDatabase, data);
        byte[] bytes = [.. Files.Pdf("groot"), .. new byte[1_500_000]];
        new Random(1).NextBytes(bytes.AsSpan(Files.Pdf("groot").Length));
        var dossier = await site.Started();
        var address = $"/dossiers/{dossier.Id}/stap/{Given.First}/project";
        using var officer = await Browser.As(site, "geetbets-officer");

        await officer.Upload(address, [("decision", "een.pdf", bytes)], ("upload", "decision"));
        await officer.Upload(address, [("photos_before", "twee.pdf", bytes)], ("upload", "photos_before"));

        var documents = await site.Query(db => db.Documents.Select(d => d.Id).ToListAsync());
        Assert.Equal(2, documents.Count);
        foreach (var id in documents)
        {
            var back = await officer.Get($"{(data is null ? site : other).Address}/documenten/{id}");
            Assert.Equal(bytes.Length, back.Content.Headers.ContentLength);
            Assert.Equal(bytes, await back.Content.ReadAsByteArrayAsync(stop));
        }
        // Equal bytes once, in parts of a size; nothing stays in the directory.
        var sizes = await site.Query(db => db.Set<FileChunk>().OrderBy(c => c.Start).Select(c => c.Bytes.Length).ToListAsync());
        Assert.Equal(bytes.Length, sizes.Sum());
        Assert.All(sizes.SkipLast(1), size => Assert.Equal(FilesInDatabase.ChunkSize, size));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.DataDirectory, "files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_was_kept_in_the_directory_before_is_found_where_files_are_kept_in_the_database()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var dossier = await site.AFilledApplication();
        await using var later = await TestSite.Beside(site, InDatabase);
        using var officer = await Browser.As(later, "geetbets-officer");
        var document = await site.Query(db => db.Documents.FirstAsync(d => d.DossierId == dossier.Id));

        Assert.Equal(HttpStatusCode.OK, (await officer.Get($"/documenten/{document.Id}")).StatusCode);
    }

    private static void InDatabase(WebApplicationBuilder builder) => builder.Services.AddSingleton(new FileSettings(FilePlace.Database));
}
