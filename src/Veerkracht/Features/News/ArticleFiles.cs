using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Documents.Viewing;

namespace Veerkracht.Features.News;

/// <summary>A picture in several widths, without anything that the photograph said of place, camera and owner.</summary>
public sealed record DrawnPicture(string Name, IReadOnlyList<DrawnWidth> Widths);

/// <summary>What came with an article: a picture that was drawn in its widths, and what is to be taken along.</summary>
public sealed record SentToArticle(DrawnPicture? Picture, IReadOnlyList<ReceivedFile> Attachments)
{
    public static readonly SentToArticle Nothing = new(null, []);
}

/// <summary>Takes in and keeps the files of articles.</summary>
public sealed class ArticleFiles(Db db, Pictures pictures)
{
    /// <summary>Attachments of one article.</summary>
    public const int Most = 10;

    /// <summary>Bytes of one attachment.</summary>
    public const long MostBytes = 10_000_000;

    /// <summary>Draws the picture, outside of any transaction, and looks whether what is to be taken along may be.</summary>
    public async Task<Outcome<SentToArticle>> Receive(
        ReceivedFile? picture,
        IReadOnlyList<ReceivedFile> attachments,
        CancellationToken stop = default
    )
    {
        foreach (var file in attachments)
        {
            if (file.Size > MostBytes || attachments.Count > Most)
                return NewsRefusals.FileTooLarge;
            if (file.Refused is { } why)
                return NewsRefusals.FileRefused(why);
        }
        if (picture is null)
            return new SentToArticle(null, attachments);
        if (picture.Refused is not null || !picture.ContentType.StartsWith("image/", StringComparison.Ordinal))
            return NewsRefusals.PictureUnreadable;
        return await pictures.WidthsOf(picture.TemporaryPath, stop) is { Count: > 0 } widths
            ? new SentToArticle(new(Path.GetFileNameWithoutExtension(picture.Name), widths), attachments)
            : NewsRefusals.PictureUnreadable;
    }

    /// <summary>To be done in the transaction in which the article is saved. Refused where there would be too many.</summary>
    internal async Task<Refusal?> Keep(Article article, AskedArticle asked, SentToArticle sent, DateTime at, CancellationToken stop)
    {
        var there = await db.ArticleFiles.Where(f => f.ArticleId == article.Id).ToListAsync(stop);
        var left = there.Where(f => !f.IsPicture && !asked.DropsFiles.Contains(f.Id)).ToList();
        if (left.Count + sent.Attachments.Count > Most)
            return NewsRefusals.FileTooLarge;
        var gone = there
            .Where(f => f.IsPicture ? asked.DropsPicture || sent.Picture is not null : asked.DropsFiles.Contains(f.Id))
            .ToList();
        var ids = gone.ConvertAll(f => f.Id);
        db.ArticleBytes.RemoveRange(await db.ArticleBytes.Where(b => ids.Contains(b.FileId)).ToListAsync(stop));
        db.ArticleFiles.RemoveRange(gone);
        if (asked.DropsPicture || sent.Picture is not null)
            article.Drawing = null;
        foreach (var width in sent.Picture?.Widths ?? [])
            Add(article, at, $"{sent.Picture!.Name}-{width.Width}.webp", "image/webp", width.Bytes, width.Width, width.Height);
        foreach (var file in sent.Attachments)
            Add(article, at, file.Name, file.ContentType, await File.ReadAllBytesAsync(file.TemporaryPath, stop));
        return null;
    }

    private void Add(Article article, DateTime at, string name, string contentType, byte[] bytes, int? width = null, int? height = null)
    {
        var file = new ArticleFile
        {
            Id = Guid.CreateVersion7(at),
            ArticleId = article.Id,
            Name = name,
            ContentType = contentType,
            Size = bytes.Length,
            Width = width,
            Height = height,
        };
        db.ArticleFiles.Add(file);
        db.ArticleBytes.Add(new ArticleBytes { FileId = file.Id, Bytes = bytes });
    }
}
