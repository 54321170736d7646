using Veerkracht.Core.Forms;

namespace Veerkracht.Core.Calls;

/// <summary>The values of what expressions may use beside the answers of their own form.</summary>
internal static class OuterValues
{
    /// <summary>The values of the names from outside a form for one evaluation.</summary>
    /// <param name="left">Of the context, for who wants to know whether it was asked.</param>
    public static Dictionary<string, object?> Of(
        CallDefinition call,
        EvaluationContext context,
        IReadOnlyDictionary<string, object?> earlier,
        WatchedLeft? left = null
    )
    {
        var applicant = new Dictionary<string, object?>
        {
            ["class"] = context.Applicant.Class,
            ["name"] = context.Applicant.Name,
            ["nis"] = context.Applicant.Nis,
            ["kbo"] = context.Applicant.Kbo,
        };
        foreach (var (name, number) in context.Applicant.Numbers)
            applicant[name] = number;
        foreach (var (name, text) in context.Applicant.Texts)
            applicant[name] = text;
        var figures = new Dictionary<string, object?>();
        foreach (var figure in call.Figures)
            figures[figure.Id] = context.Figures.TryGetValue(figure.Id, out var other)
                ? other
                : figure.Of(context.Applicant.Nis, context.Applicant.Kbo);
        return new Dictionary<string, object?>
        {
            ["applicant"] = applicant,
            ["today"] = context.Now.Date,
            ["earlier"] = earlier,
            ["settings"] = call.Settings.ToDictionary(s => s.Id, s => (object?)context.Settings.GetValueOrDefault(s.Id, s.Value)),
            ["figures"] = figures,
            ["parameters"] = call.Parameters.ToDictionary(p => p.Key, p => (object?)p.Value.Value),
            ["rights"] = context.Rights.ToDictionary(r => r.Key, r => (object?)r.Value.Euro),
            ["left"] = left ?? new WatchedLeft(context.Left),
            [FormReading.Territory] = context.Applicant.Territory,
        };
    }
}
