using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Data;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.Themes;

/// <summary>A contact as typed; with nothing but a day the theme falls back on the one above it.</summary>
public sealed record AskedContact(string? Name, string? Email, string? Phone, DateOnly? From);

/// <summary>
/// A theme has another contact from a day on, or none of its own. Whoever was the contact until then ends the day before, and what was
/// named for a later day goes.
/// </summary>
public sealed class NameThemeContact(ActFrame acts, Db db, ProgrammeCatalogue programmes) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("name-theme-contact", new("Contact van een thema", "Contact of a theme"))
        {
            By = ActBy.Manager,
            TellsNobody = "it stands on the page of the theme",
            Words = new("any theme", "whom people are told to ask, from a day on", "nothing"),
        };

    public Task<Outcome<string>> Do(Actor actor, string programme, string slug, AskedContact asked, CancellationToken stop = default) =>
        acts.Run<ThemesOf, string>(Kind, actor, new ThemesTarget(programmes, programme, slug), null, act => Name(act, asked, stop), stop);

    private async Task<Outcome<string>> Name(ActScope<ThemesOf> act, AskedContact asked, CancellationToken stop)
    {
        var theme = act.Subject.Theme!;
        var (name, email, phone) = (asked.Name?.Trim() ?? "", asked.Email?.Trim() ?? "", asked.Phone?.Trim() ?? "");
        var isNone = name.Length == 0 && email.Length == 0 && phone.Length == 0;
        if (!isNone && (name.Length is 0 or > ThemeRefusals.LongestName || !IsAddress(email) || phone.Length > 40))
            return ThemeRefusals.ContactNeeded;
        var today = BrusselsTime.At(Instant.FromDateTimeUtc(act.At)).Date.ToDateOnly();
        if (asked.From is not { } from || from < today)
            return ThemeRefusals.DayNeeded;
        var there = await db.ThemeContacts.Where(c => c.Theme == theme.Slug).ToListAsync(stop);
        var now = there.Find(c => c.From < from && (c.Until is null || c.Until >= from));
        if (now is null && isNone && !there.Exists(c => c.From >= from))
            return act.Nothing(theme.Slug);
        act.Before = new { theme = theme.Slug, contact = now?.Id };
        now?.Until = from.AddDays(-1);
        db.ThemeContacts.RemoveRange(there.Where(c => c.From >= from));
        var id = isNone ? (Guid?)null : Guid.CreateVersion7(act.At);
        if (id is { } named)
            db.ThemeContacts.Add(
                new ThemeContact
                {
                    Id = named,
                    Theme = theme.Slug,
                    Name = name,
                    Email = email,
                    Phone = phone.Length == 0 ? null : phone,
                    From = from,
                    IsOfStaff = true,
                }
            );
        // By reference: a contact may be a person.
        act.After = new
        {
            theme = theme.Slug,
            contact = id,
            from,
        };
        return theme.Slug;
    }

    private static bool IsAddress(string email) =>
        email.Length <= 254 && email.IndexOf('@') is > 0 and var at && at < email.Length - 1 && !email.Any(char.IsWhiteSpace);
}
