using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Veerkracht.Core.Texts;

namespace Veerkracht.Site;

/// <summary>A step of the path above the title; the last has no address.</summary>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>What a page tells its layout: <c>ViewData.Frame("Dossier", new Crumb("Dossiers", "/dossiers"))</c>.</summary>
public static class FrameData
{
    private const string TitleKey = "Frame.Title";
    private const string CrumbsKey = "Frame.Crumbs";
    private const string RefusedKey = "Frame.Refused";
    private const string FormKey = "Frame.Form";
    private const string LanguagesKey = "Frame.Languages";
    private const string ToldKey = "Frame.Told";
    private const string PictureKey = "Frame.Picture";
    private const string FeedKey = "Frame.Feed";
    private const string HiddenKey = "Frame.NotIndexed";

    extension(ViewDataDictionary data)
    {
        /// <summary>Title of the page, and the path that leads to it (without the home page and the page itself).</summary>
        public void Frame(string title, params Crumb[] path)
        {
            data[TitleKey] = title;
            data[CrumbsKey] = path;
        }

        /// <summary>Sign-in and error pages: a copy of text that the browser keeps is then not thrown away.</summary>
        public void Refused() => data[RefusedKey] = true;

        /// <summary>Everybody fills in a form here: what helps with that is loaded for who is not signed in too.</summary>
        public void Form() => data[FormKey] = true;

        /// <summary>What the page is about in a sentence, for who finds or shares it.</summary>
        /// <param name="picture">Whole address of its picture; null where it has none.</param>
        public void Tell(string about, string? picture = null) => (data[ToldKey], data[PictureKey]) = (about, picture);

        /// <summary>The feed that tells what is new on the page, by its address.</summary>
        public void Feed(string title, string href) => data[FeedKey] = (title, href);

        /// <summary>Machines that search do not show the page.</summary>
        public void NotIndexed() => data[HiddenKey] = true;

        public string? Told => data[ToldKey] as string;
        public string? ToldPicture => data[PictureKey] as string;
        public (string Title, string Href)? OwnFeed => data[FeedKey] as (string, string)?;
        public bool IsNotIndexed => data[HiddenKey] is true;

        /// <summary>The languages of the call that the page is about, for the switch of language.</summary>
        public void Offer(IReadOnlyList<Language> languages) => data[LanguagesKey] = languages;

        /// <summary>Between which a reader of the page chooses: Dutch and English always.</summary>
        public IEnumerable<Language> Offered =>
            new[] { Language.Nl, Language.En }.Union(data[LanguagesKey] as IReadOnlyList<Language> ?? []);

        public string FrameTitle => data[TitleKey] as string ?? "";
        public IReadOnlyList<Crumb> FramePath => data[CrumbsKey] as Crumb[] ?? [];
        public bool HasForm => data[FormKey] is true;
        public bool IsRefused => data[RefusedKey] is true;
    }
}
