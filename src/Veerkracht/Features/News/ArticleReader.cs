using System.Security.Cryptography;
using System.Text;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Programmes;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.News;

/// <summary>An article as the files of a programme say it.</summary>
/// <param name="From">UTC: the midnight in Brussels with which its day begins.</param>
/// <param name="Drawing">Name of the drawing beside it; null where it has none.</param>
/// <param name="Sha256">Of all that it says.</param>
public sealed record FiledArticle(string Slug, AskedArticle Says, DateTime From, string? Drawing, string Sha256);

/// <summary>
/// Reads the articles of a programme: "articles/SLUG.nl.md", and "SLUG.en.md" where there is one. Each begins with its facts between two
/// lines of ---; what is not text stands in the Dutch one.
/// </summary>
internal static class ArticleReader
{
    private const string Rule = "---";

    public static IReadOnlyList<FiledArticle> Read(string root, ProgrammeDefinition programme, Drawings drawings, List<Fault> faults)
    {
        var folder = Path.Combine(root, "programmes", programme.Slug, "articles");
        if (!Directory.Exists(folder))
            return [];
        var read = new List<FiledArticle>();
        foreach (var dutch in Directory.EnumerateFiles(folder, "*.nl.md").Order(StringComparer.Ordinal))
        {
            var slug = Path.GetFileName(dutch)[..^".nl.md".Length];
            var english = Path.Combine(folder, slug + ".en.md");
            var nl = Head.Of(dutch, root, faults);
            var en = File.Exists(english) ? Head.Of(english, root, faults) : null;
            if (nl is null)
                continue;
            read.Add(Combined(slug, nl, en, programme, drawings, faults));
        }
        return read;
    }

    private static FiledArticle Combined(
        string slug,
        Head nl,
        Head? en,
        ProgrammeDefinition programme,
        Drawings drawings,
        List<Fault> faults
    )
    {
        LocalText Both(string key, bool required = false) =>
            new(nl.Text(key, required), en?.Text(key, required) is { Length: > 0 } said ? said : null);
        var on = nl.Map.Date("on", true);
        _ = en?.Map.Date("on");
        var drawing = nl.Map.Text("image");
        var says = new AskedArticle
        {
            Title = Both("title", true),
            Author = Both("author", true),
            Lead = Both("lead", true),
            Alternative = Both("alternative"),
            Caption = Both("caption"),
            Themes = [.. nl.Map.WordList("themes").Select(w => w.Text)],
            Links = string.Join('\n', nl.Map.WordList("links").Select(w => w.Text)),
            Body = new(nl.Body, en?.Body),
        };
        if (drawing is not null && drawings.WhyNot(programme.Slug, drawing) is { } why)
            nl.Map.Scope.Fault(nl.Map.At("image"), why.En!, why.Nl);
        if (drawing is not null && says.Alternative.IsEmpty)
            nl.Map.Scope.Fault(
                nl.Map.At("image"),
                "the article says in 'alternative' what its image shows",
                "het artikel zegt in 'alternative' wat het beeld toont"
            );
        foreach (var theme in says.Themes.Where(t => programme.Theme(t) is null))
            nl.Map.Scope.Fault(nl.Map.At("themes"), $"there is no theme '{theme}'", $"er is geen thema '{theme}'");
        foreach (var head in new[] { nl, en }.OfType<Head>())
        {
            head.Map.Close();
            faults.AddRange(head.Map.Scope.Faults);
        }
        var from = on is { } day ? BrusselsTime.Opening(day.AtMidnight()).ToDateTimeUtc() : default;
        var all = $"{nl.Whole}\0{en?.Whole}\0{(drawing is null ? "" : drawings.Find(programme.Slug, drawing)?.Sha256)}";
        return new(slug, says, from, drawing, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all))));
    }

    /// <summary>The facts of a file, and the Markdown behind them.</summary>
    private sealed record Head(MapReader Map, string Body, string Whole)
    {
        public string Text(string key, bool required) => required ? Map.Required(key) : Map.Text(key) ?? "";

        public static Head? Of(string path, string root, List<Fault> faults)
        {
            var (text, file) = (File.ReadAllText(path).ReplaceLineEndings("\n"), Path.GetRelativePath(root, path));
            var end = text.StartsWith(Rule + "\n", StringComparison.Ordinal)
                ? text.IndexOf("\n" + Rule + "\n", StringComparison.Ordinal)
                : -1;
            if (end < 0)
            {
                faults.Add(
                    new Fault(
                        new Place(file, 1, 1),
                        "the article must begin with its facts between two lines of ---",
                        "het artikel moet beginnen met zijn gegevens tussen twee regels ---"
                    )
                );
                return null;
            }
            // A blank first line keeps the line numbers of the file in faults.
            var map = YamlFile.Read("\n" + text[(Rule.Length + 1)..end], file, faults) ?? new YamlMap([], new Place(file, 1, 1));
            return new(new MapReader(map, Thing.Article, new ReadScope(true)), text[(end + Rule.Length + 2)..].Trim(), text);
        }
    }
}
