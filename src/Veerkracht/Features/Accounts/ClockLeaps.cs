using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using NodaTime;
using Veerkracht.Core.Texts;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// The clock of the demonstration as the layout shows it, with buttons that set it a day ahead, or just before and just after the next
/// deadlines. Not registered in production.
/// </summary>
public sealed class ClockLeaps(Texts L, MovableClock clock, IEnumerable<IClockLeaps> rooms, IAntiforgery antiforgery) : IDemonstrationClock
{
    private const int Most = 4;

    public LocalDateTime Now => clock.BrusselsNow;

    public IHtmlContent Leaps(HttpContext context, string back)
    {
        var now = Now;
        ClockLeap[] leaps =
        [
            new(now.PlusDays(1), new("1 dag later", "1 day later")),
            .. rooms.SelectMany(r => r.After(now)).DistinctBy(l => l.To).OrderBy(l => l.To).Take(Most),
        ];
        var token = antiforgery.GetAndStoreTokens(context);
        return Html.Of(
            $"""
            <form method="post" action="/klok" class="v-leaps">
            <input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}">
            <input type="hidden" name="back" value="{back}">
            {Html.Each(leaps, Button)}</form>
            """
        );
    }

    private IHtmlContent Button(ClockLeap leap)
    {
        var to = leap.To.ToString("uuuu-MM-dd'T'HH:mm", null);
        return Html.Of($"""<button class="au-c-button au-c-button--secondary" name="to" value="{to}">{L[leap.Text]}</button>""");
    }
}
