using System.Net;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Documents.Kinds;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Documents;

/// <summary>A photograph that says where it was taken: the applicant hears of it, and may take that out.</summary>
public sealed class PhotoPlaceTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_place_is_told_and_taken_out_of_every_kind_of_photograph_without_touching_the_picture(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();
        var address = $"/dossiers/{dossier.Id}/stap/{Given.First}/project";
        using var officer = await Browser.As(site, "geetbets-officer");
        foreach (var name in (string[])["place.jpg", "place.heic", "place.webp", "place.tif", "place.png"])
        {
            var photograph = Sample.Bytes(name);
            await officer.Upload(address, [("photos_before", name, photograph)], ("upload", "photos_before"));
            var told = await site.Query(db => db.Documents.SingleAsync(TestContext.Current.CancellationToken));
            Assert.True(told.TellsPlace, name);
            Assert.Contains("zegt waar ze genomen is", await officer.Text(address));

            var taken = await officer.Upload(address, [], ("place", $"photos_before:{told.Id}"));

            Assert.Equal((name, HttpStatusCode.Redirect), (name, taken.StatusCode));
            var now = await site.Query(db => db.Documents.SingleAsync(TestContext.Current.CancellationToken));
            Assert.Equal((name, false, told.Size, name), (now.Name, now.TellsPlace, now.Size, name));
            Assert.NotEqual(told.Id, now.Id);
            var page = await officer.Text(address);
            Assert.DoesNotContain("zegt waar ze genomen is", page);
            Assert.Contains($"/documenten/{now.Id}", page);
            var bytes = await (await officer.Get($"/documenten/{now.Id}")).Content.ReadAsByteArrayAsync(
                TestContext.Current.CancellationToken
            );
            // The maker of the camera stays; of the picture nothing moved.
            Assert.Contains("Test", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            Assert.InRange(photograph.Zip(bytes).Count(b => b.First != b.Second), 20, 200);
            Assert.False(PhotoPlace.IsTold(new SentFile(new MemoryStream(bytes), name)), name);
            Assert.Null(FileKinds.Of(new MemoryStream(bytes), name).Why);
            await officer.Upload(address, [], ("remove", $"photos_before:{now.Id}"));
        }
    }

    [Fact]
    public async Task Of_a_photograph_without_a_place_nothing_is_said()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var dossier = await site.Started();
        var address = $"/dossiers/{dossier.Id}/stap/{Given.First}/project";
        using var officer = await Browser.As(site, "geetbets-officer");
        await officer.Upload(address, [("photos_before", "photo.jpg", Sample.Bytes("photo.jpg"))], ("upload", "photos_before"));
        Assert.DoesNotContain("waar ze genomen is", await officer.Text(address));
        var id = await site.Query(db => db.Documents.Select(d => d.Id).SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Upload(address, [], ("place", $"photos_before:{id}"))).StatusCode);
    }
}
