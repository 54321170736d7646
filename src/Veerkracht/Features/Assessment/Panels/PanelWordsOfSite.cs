using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>Days of a panel, as people read them.</summary>
internal static class PanelWordsOfSite
{
    public static LocalText Day(DateOnly day)
    {
        var date = LocalDate.FromDateOnly(day);
        return new(DateText.Long(date, Language.Nl), DateText.Long(date, Language.En));
    }
}
