using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Veerkracht.Site;

/// <summary>A step of the path above the title; the last has no address.</summary>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>What a page tells its layout: <c>ViewData.Frame("Dossier", new Crumb("Dossiers", "/dossiers"))</c>.</summary>
public static class FrameData
{
    private const string TitleKey = "Frame.Title";
    private const string CrumbsKey = "Frame.Crumbs";
    private const string RefusedKey = "Frame.Refused";

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

        public string FrameTitle => data[TitleKey] as string ?? "";
        public IReadOnlyList<Crumb> FramePath => data[CrumbsKey] as Crumb[] ?? [];
        public bool IsRefused => data[RefusedKey] is true;
    }
}
