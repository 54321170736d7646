using System.Diagnostics;

namespace Veerkracht.Site;

/// <summary>
/// What ties an answer to the lines of the log: it stands in each of them in brackets, on pages of faults and in the problems of the API.
/// </summary>
public static class Reference
{
    public static string Of(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
}
