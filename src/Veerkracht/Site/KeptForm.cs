using Microsoft.AspNetCore.Http.Features;

namespace Veerkracht.Site;

/// <summary>
/// What was typed in a form that came after the session had ended, so that it can be sent again by who typed it. The antiforgery token is
/// among it: what another site made somebody send cannot be sent on.
/// </summary>
/// <param name="HadFiles">Files are not kept: they must be chosen again.</param>
public sealed record KeptForm(IReadOnlyList<KeyValuePair<string, string>> Texts, bool HadFiles)
{
    public static readonly KeptForm Nothing = new([], false);

    /// <summary>Nobody is signed in here, so little is read.</summary>
    private const int MostBytes = 1024 * 1024;

    public bool IsEmpty => Texts.Count == 0;

    /// <summary>Nothing where there is no form, where it is too large, or where it comes from another site.</summary>
    public static async Task<KeptForm> Of(HttpRequest request, CancellationToken stop)
    {
        if (!request.HasFormContentType || request.ContentLength is not <= MostBytes || request.Headers["Sec-Fetch-Site"] == "cross-site")
            return Nothing;
        try
        {
            var form = await request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = MostBytes },
                stop
            );
            return new(
                [.. form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))],
                form.Files.Any(f => f.Length > 0)
            );
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return Nothing;
        }
    }
}
