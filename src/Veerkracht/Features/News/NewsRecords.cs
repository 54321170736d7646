using Veerkracht.Site.Retention;

namespace Veerkracht.Features.News;

/// <summary>What this room keeps of people.</summary>
internal static class NewsRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "articles",
                new("artikels, hun beelden, bijlagen en verbeteringen", "articles, their pictures, attachments and corrections"),
                KeptTable.Of<Article>(),
                KeptTable.Of<ArticleTheme>(),
                KeptTable.Of<ArticleCorrection>(),
                KeptTable.Of<ArticleFile>(),
                KeptTable.Of<ArticleBytes>()
            )
            {
                Whom = new("wie een artikel schrijft, of er met naam in staat", "who writes an article, or stands in it by name"),
                Why = new("om te vertellen wat er met publiek geld gebeurt", "to tell what happens with public money"),
                Ground = Grounds.PublicTask,
                SeenBy = new(
                    "iedereen, zodra een artikel gepubliceerd is; wie het bewaarde, ziet alleen de dienst van het programma",
                    "everybody, once an article is published; who saved it, only the agency of the programme"
                ),
                Until = new(
                    "zolang het programma loopt; een naam wordt er op vraag uitgehaald",
                    "as long as the programme runs; a name is taken out on request"
                ),
            },
        ];
}
