using Microsoft.AspNetCore.Html;
using NodaTime;

namespace Veerkracht.Site;

/// <summary>
/// The clock that can be set; registered in the demonstration only. The bar that shows it posts <c>to</c> (Brussels wall time,
/// yyyy-MM-ddTHH:mm) and <c>back</c> (a local address) to /klok.
/// </summary>
public interface IDemonstrationClock
{
    /// <summary>Brussels wall time of the demonstration.</summary>
    LocalDateTime Now { get; }

    /// <summary>Buttons that set it ahead, for who is signed in.</summary>
    /// <param name="back">Address to come back to.</param>
    IHtmlContent Leaps(HttpContext context, string back);
}
