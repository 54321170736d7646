using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.News;
using Veerkracht.Tests.News;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.House;

/// <summary>An article in each state, with a file.</summary>
internal sealed partial class MatrixWorld
{
    private async Task Articles(TestSite site)
    {
        var manager = TestSite.As(Manager);
        var draft = await site.AWrittenArticle("Een concept");
        (this["article"], this["preview"]) = ($"{draft.Id}", draft.PreviewCode);
        this["public-article"] = $"{await site.Query(db => db.Articles.Where(a => a.PublishAt != null).Select(a => a.Id).FirstAsync())}";
        var file = new ArticleFile
        {
            Id = Guid.CreateVersion7(),
            ArticleId = Guid.Parse(this["public-article"]),
            Name = "nota.pdf",
            ContentType = "application/pdf",
            Size = 3,
        };
        await site.Query(db =>
        {
            db.AddRange(file, new ArticleBytes { FileId = file.Id, Bytes = [1, 2, 3] });
            return db.SaveChangesAsync();
        });
        this["news-file"] = $"{file.Id}";
        // What has no text yet, what is to come and what is gone.
        Value(await site.Act((ArticleDesk a) => a.Start(manager, "vlaamse-veerkracht", "Nog leeg")));
        var planned = await site.AWrittenArticle("Voor later");
        Value(await site.Act((PublishArticle a) => a.Do(manager, planned.Id, new(2030, 1, 1, 9, 0))));
        var gone = await site.AWrittenArticle("Weg");
        Value(await site.Act((PublishArticle a) => a.Do(manager, gone.Id, null)));
        Value(await site.Act((WithdrawArticle a) => a.Do(manager, gone.Id, "Dubbel")));
    }
}
