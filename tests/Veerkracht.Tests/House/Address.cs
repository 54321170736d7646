using Veerkracht.Features.Applications;

namespace Veerkracht.Tests.House;

/// <summary>Something that can be asked of the site: a page, a download, an endpoint, or one of the acts that a page does.</summary>
/// <param name="Pattern">As it is routed: "/dossiers/{id:guid}/stap/{step}".</param>
/// <param name="Meant">For whom it is; null where the address says nothing.</param>
internal sealed record Address(string Pattern, string Method, Meant? Meant)
{
    /// <summary>What kind of body it takes: a media type; null for none.</summary>
    public string? Accepts { get; init; }

    /// <summary>Which form of a page it is: the name of its handler.</summary>
    public string Handler { get; init; } = "";

    /// <summary>Which act of a form it is: the value of its button.</summary>
    public string? Doing { get; init; }

    /// <summary>The act that a form of a page does; null for an endpoint, and where one address does any.</summary>
    public ActKind? Act { get; init; }

    /// <summary>Which act on a dossier it is, where one address does them all.</summary>
    public DossierDeed? Deed { get; init; }

    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    public bool IsReading => Method is "GET" or "HEAD";

    /// <summary>Without what all of the API begins with.</summary>
    public string Path => Pattern.StartsWith("/api/v1/", StringComparison.Ordinal) ? Pattern["/api/v1".Length..] : Pattern;

    public override string ToString() =>
        string.Join(' ', new[] { Method, Pattern, Handler, Doing, Deed?.Form.Id }.Where(p => p?.Length > 0));

    public async Task<HttpResponseMessage> Ask(HttpClient http, Visitor visitor, MatrixWorld world)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), Places.Fill(this, world));
        await visitor.Sign(request, this);
        if (!IsReading)
            request.Content = IsApi ? Bodies.Sent(this, world) : Bodies.Form(this, visitor, world);
        return await http.SendAsync(request);
    }

    /// <summary>What is wrong with how somebody is answered; null where nothing is.</summary>
    public string? Wrong(Visitor visitor, HttpResponseMessage answer)
    {
        var (status, meant) = ((int)answer.StatusCode, Meant!.Holds(visitor.Persona));
        var wrong =
            status >= 500 ? "broke"
            : meant && IsReading && !answer.LetsIn(this) ? "was not shown it"
            : meant && !IsReading && answer.KeepsOut() && !answer.LetsIn(this) ? "was kept out"
            : !meant && !answer.KeepsOut() ? "was let in"
            : null;
        return wrong is null ? null : $"{this}: {visitor} {wrong} ({status} {answer.Headers.Location})";
    }
}
