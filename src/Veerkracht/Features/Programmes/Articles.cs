using Markdig;
using Microsoft.AspNetCore.Html;
using NodaTime;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;
using Veerkracht.Site;

namespace Veerkracht.Features.Programmes;

/// <summary>
/// An article in one language: facts from the head of its file, the text from its Markdown. HTML in the Markdown is shown, not run.
/// </summary>
public sealed record Article(string Slug, string Programme, LocalDate On, string Title, string Author, string Lead, IHtmlContent Body);

/// <summary>Articles of the programmes, read at the start: "articles/SLUG.nl.md" and "articles/SLUG.en.md".</summary>
public sealed class Articles
{
    private const string Rule = "---";
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().Build();
    private readonly Dictionary<(string Slug, Language Language), Article> _all = [];

    /// <exception cref="InvalidDataException">A file has faults; all of them are named.</exception>
    public Articles(SiteOptions options)
    {
        var faults = new List<Fault>();
        foreach (
            var file in Directory
                .EnumerateFiles(Path.Combine(options.Root, "programmes"), "*.md", SearchOption.AllDirectories)
                .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "articles")
        )
        {
            var parts = Path.GetFileNameWithoutExtension(file).Split('.');
            if (parts is not [var slug, "nl" or "en"])
                continue;
            var programme = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file)))!;
            _all[(slug, parts[1] == "en" ? Language.En : Language.Nl)] = Read(
                File.ReadAllText(file),
                Path.GetRelativePath(options.Root, file),
                slug,
                programme,
                faults
            );
        }
        if (faults.Count > 0)
            throw new InvalidDataException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>In the language of the reader, else in Dutch.</summary>
    public Article? Find(string slug, Language language) =>
        _all.GetValueOrDefault((slug, language.OfPlatform())) ?? _all.GetValueOrDefault((slug, Language.Nl));

    private static Article Read(string text, string file, string slug, string programme, List<Fault> faults)
    {
        text = text.ReplaceLineEndings("\n");
        var end = text.StartsWith(Rule + "\n", StringComparison.Ordinal) ? text.IndexOf("\n" + Rule + "\n", StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            faults.Add(
                new Fault(
                    new Place(file, 1, 1),
                    "the article must begin with its facts between two lines of ---",
                    "het artikel moet beginnen met zijn gegevens tussen twee regels ---"
                )
            );
            return new Article(slug, programme, default, "", "", "", HtmlString.Empty);
        }
        var scope = new ReadScope(true);
        // A blank first line keeps the line numbers of the file in faults.
        var root = YamlFile.Read("\n" + text[(Rule.Length + 1)..end], file, faults) ?? new YamlMap([], new Place(file, 1, 1));
        var map = new MapReader(root, Thing.Article, scope);
        var article = new Article(
            slug,
            programme,
            map.Date("on", true) ?? default,
            map.Required("title"),
            map.Required("author"),
            map.Required("lead"),
            new HtmlString(Markdig.Markdown.ToHtml(text[(end + Rule.Length + 2)..], Markdown))
        );
        map.Close();
        faults.AddRange(scope.Faults);
        return article;
    }
}
