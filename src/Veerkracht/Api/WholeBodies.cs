using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Veerkracht.Core.Forms;

namespace Veerkracht.Api;

/// <summary>
/// Looks at the whole body of an endpoint that takes JSON before it is read for its members. The framework passes over what no member asks
/// for: there half a character, or a name that stands twice, would do as if nothing was said.
/// </summary>
internal sealed class WholeBodies(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (TakesJson(context))
            await Look(context.Request, context.RequestAborted);
        await next(context);
    }

    private static bool TakesJson(HttpContext context) =>
        context.Request.HasJsonContentType()
        && context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts
        && accepts.ContentTypes.Contains("application/json");

    /// <summary>The limit of the endpoint counts while it is read: it is never more than that in memory.</summary>
    private static async Task Look(HttpRequest request, CancellationToken stop)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        try
        {
            WholeJson.Check(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("The body is no whole JSON.", StatusCodes.Status400BadRequest, e);
        }
        body.Position = 0;
        request.Body = body;
    }
}
