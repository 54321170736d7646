using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Veerkracht.Core.Texts;

namespace Veerkracht.Api;

/// <summary>
/// Requests that the web server refuses before any middleware sees them (a NUL in the address, an address of many kilobytes) get problem details too. The
/// server tells of them while its answer can still be given a length; the body follows when the server has written its head and lets go of the connection.
/// </summary>
internal sealed class BareRefusals : IObserver<KeyValuePair<string, object?>>
{
    private const string Refused = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly object Body = new();

    /// <summary>Writes the body that was promised, when the server is done with a connection.</summary>
    public static void Write(ListenOptions listen) => listen.Use(next => async connection =>
    {
        await next(connection);
        if (connection.Items.TryGetValue(Body, out var body)) await connection.Transport.Output.WriteAsync((byte[])body!);
    });

    /// <summary>Listens as long as the site runs.</summary>
    public static void Listen(IServiceProvider services) => services.GetRequiredService<DiagnosticListener>().Subscribe(new BareRefusals(), name => name == Refused);

    public void OnNext(KeyValuePair<string, object?> told)
    {
        if (told.Key != Refused || told.Value is not IFeatureCollection features) return;
        // Inside TLS the bytes of the connection are not ours to write.
        if (features.Get<IHttpResponseFeature>() is not { HasStarted: false } response || features.Get<ITlsConnectionFeature>() is not null
            || features.Get<IConnectionItemsFeature>() is not { } connection) return;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(Problem(response.StatusCode), Json);
        response.Headers.ContentType = Problems.ContentType;
        response.Headers.ContentLength = bytes.Length;
        connection.Items[Body] = bytes;
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static ProblemJson Problem(int status)
    {
        var (code, text) = status switch
        {
            StatusCodes.Status414UriTooLong => ("address-too-long", new LocalText("Dit adres is te lang. Maak uw zoekopdracht korter.", "This address is too long. Make your query shorter.")),
            StatusCodes.Status431RequestHeaderFieldsTooLarge => ("headers-too-large", new LocalText("De headers van dit verzoek zijn te groot.", "The headers of this request are too large.")),
            StatusCodes.Status408RequestTimeout => ("too-slow", new LocalText("Dit verzoek kwam niet op tijd volledig aan. Probeer het opnieuw.", "This request did not arrive whole in time. Try again.")),
            _ => ("unreadable", new LocalText("Dit verzoek is niet te lezen: het adres bevat een teken dat niet kan.", "This request cannot be read: its address holds a character that cannot be there.")),
        };
        return new ProblemJson("urn:veerkracht:" + code, text.Nl, status, code, [new ProblemError(null, code, TextJson.Of(text))]);
    }
}
