using Microsoft.AspNetCore.Html;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Site.Components;

/// <summary>What may be uploaded, in words.</summary>
public static class UploadLimits
{
    /// <summary>The size in sight; the kinds, which are many and nearly always fit, folded under it.</summary>
    /// <param name="id">Of the sentence in sight.</param>
    public static IHtmlContent Html(string id, string types, long maxBytes, Texts L) =>
        Components.Html.Of(
            $"""
            <p class="au-c-help-text au-c-help-text--secondary" id="{id}">{L[
                $"Hoogstens {Size(maxBytes, L)} per bestand.",
                $"At most {Size(maxBytes, L)} a file."
            ]}</p><details class="v-fold v-fold--small v-upload-types"><summary>{L[
                "Welke soorten bestanden?",
                "Which kinds of files?"
            ]}</summary><p>{types}</p></details>
            """
        );

    /// <summary>"820 kB", "2,4 MB": units of a thousand, as file managers show them.</summary>
    public static string Size(long bytes, Texts L) =>
        bytes switch
        {
            < 1_000 => $"{bytes} bytes",
            < 1_000_000 => $"{Numerals.Write(new Rational(bytes, 1_000), 0, L.Language)} kB",
            _ => $"{Numerals.WriteExact(new Rational(Rounding.HalfUp(new Rational(bytes, 100_000)), 10), L.Language)} MB",
        };
}
