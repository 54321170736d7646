using Veerkracht.Features.News;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;
using Veerkracht.Tests.News;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Journal;

/// <summary>Themes and news, which book nothing.</summary>
internal sealed partial class RandomLife
{
    private const string Programme = "vlaamse-veerkracht";
    private static readonly NodaTime.LocalDate Later = new(2030, 1, 1);

    /// <summary>A theme comes, is called otherwise, moves, gets a contact and goes.</summary>
    private async Task<string> Theme()
    {
        var manager = As(Manager);
        string Named() => $"Thema {++_named}";
        AskedTheme Asked() => Named() is var name ? new(name, name, null) : throw new InvalidOperationException();
        var added = await site.Act((AddTheme a) => a.Do(manager, Programme, Asked()));
        if (added.Value is not { } slug)
            return Codes(added);
        List<string> came =
        [
            await Say<RenameTheme, string>(a => a.Do(manager, Programme, slug, Asked())),
            await Say<MoveTheme, string>(a => a.Do(manager, Programme, slug, "mobiliteit")),
            await Say<NameThemeContact, string>(a => a.Do(manager, Programme, slug, new("Team", "team@b.be", null, Later.ToDateOnly()))),
            await Say<RetireTheme, string>(a => a.Do(manager, Programme, slug)),
        ];
        return string.Join(", ", came);
    }

    /// <summary>An article comes, is corrected and goes.</summary>
    private async Task<string> News()
    {
        var article = await site.AWrittenArticle($"Artikel {++_named}");
        var (manager, again) = (
            As(Manager),
            new AskedArticle
            {
                Title = article.Title,
                Lead = new("A"),
                Body = new("B"),
                Author = new("C"),
            }
        );
        List<string> came =
        [
            await Say<PublishArticle, Article>(a => a.Do(manager, article.Id, null)),
            await Say<CorrectArticle, Article>(a => a.Do(manager, article.Id, again, SentToArticle.Nothing, new("Een fout"))),
            await Say<WithdrawArticle, Article>(a => a.Do(manager, article.Id, "Dubbel")),
        ];
        return string.Join(", ", came);
    }

    /// <summary>The files of the programme are read again.</summary>
    private Task<string> Files() =>
        site.Ask(
            async (ProgrammeCatalogue programmes) =>
            {
                var programme = programmes.Find(Programme)!;
                var themes = await Say<LoadThemes, IReadOnlyList<string>>(a => a.Load(programme));
                return $"{themes}, {await Say<LoadArticles, IReadOnlyList<string>>(a => a.Load(programme, []))}";
            }
        );
}
