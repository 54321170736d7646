using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Veerkracht.Core.Texts;
using Veerkracht.Site;

namespace Veerkracht.Features.Accounts.Pages;

/// <summary>Moves the demonstration's clock. In production there is nothing here: the clock that moves is not registered.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[For(Audience.Everybody)]
public sealed class SetClockModel(IServiceProvider services) : PageModel
{
    private readonly MovableClock? _clock = services.GetService<MovableClock>();

    public string Back { get; private set; } = "/";
    public LocalText? Error { get; private set; }
    public LocalDateTime Now => _clock!.BrusselsNow;
    public IHtmlContent Leaps => services.GetRequiredService<IDemonstrationClock>().Leaps(HttpContext, Back);

    public IActionResult OnGet(string? back)
    {
        if (_clock is null)
            return NotFound();
        Back = LocalAddress.Of(back);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? to, string? back, CancellationToken stop)
    {
        if (_clock is null)
            return NotFound();
        Back = LocalAddress.Of(back);
        if (!DemonstrationTime.TryRead(to, out var wallTime, out var why))
        {
            Error = why;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        await services.GetRequiredService<MoveClock>().Do(wallTime, stop);
        return LocalRedirect(Back);
    }
}
