using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Features.Notifications;
using Veerkracht.Site;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>A letter of a round, with whether it went out.</summary>
/// <param name="SentOn">Day in Brussels on which the applicant was told, with a link to the letter; null where it was not.</param>
/// <param name="ByMail">It left by e-mail too.</param>
public sealed record RoundLetter(
    Guid DossierId,
    string Number,
    string OrganisationName,
    Money Amount,
    LocalDate? SentOn,
    bool ByMail,
    bool IsCorrected
);

/// <summary>All letters of what a round awarded: marked, and as one ZIP of which one letter at a time is in memory.</summary>
public sealed class RoundLetters(Db db, AwardLetters letters)
{
    /// <summary>Name of the list in the ZIP that says of each letter whether it went out.</summary>
    public const string List = "brieven.csv";

    /// <summary>Two queries, whatever their number; by number of dossier.</summary>
    public async Task<IReadOnlyList<RoundLetter>> Of(Guid round, CancellationToken stop = default)
    {
        var awards = await (
            from a in db.Awards.AsNoTracking()
            join d in db.Dossiers on a.DossierId equals d.Id
            where a.RoundId == round && a.State == AwardState.Confirmed
            orderby d.Number
            select new
            {
                d.Id,
                d.Number,
                d.OrganisationName,
                d.Organisation,
                a.AmountCents,
                a.ReconsiderationId,
                a.DecidedAt,
            }
        ).ToListAsync(stop);
        var (confirmed, corrected) = (ToldMessages.EventOf(ConfirmAward.Kind.Tells[0]), ConfirmReconsideration.Kind.Code);
        var told = (
            await (
                from n in db.Notices.AsNoTracking()
                join a in db.Set<Award>() on n.DossierId equals a.DossierId
                where a.RoundId == round && a.State == AwardState.Confirmed && (n.Event == confirmed || n.Event == corrected)
                orderby n.At
                select new
                {
                    a.DossierId,
                    n.Organisation,
                    n.Event,
                    n.At,
                    n.MailedAt,
                }
            ).ToListAsync(stop)
        ).ToLookup(n => n.DossierId);
        return
        [
            .. awards.Select(a =>
            {
                var sent = told[a.Id]
                    .FirstOrDefault(n =>
                        n.Organisation == a.Organisation
                        && n.Event == (a.ReconsiderationId is null ? confirmed : corrected)
                        && (a.ReconsiderationId is null || n.At >= a.DecidedAt)
                    );
                return new RoundLetter(
                    a.Id,
                    a.Number,
                    a.OrganisationName,
                    new Money(a.AmountCents),
                    sent is null ? null : BrusselsTime.At(Instant.FromDateTimeUtc(DateTime.SpecifyKind(sent.At, DateTimeKind.Utc))).Date,
                    sent?.MailedAt is not null,
                    a.ReconsiderationId is not null
                );
            }),
        ];
    }

    /// <summary>Writes them one after the other: each is made when the one before was written, so memory does not grow.</summary>
    public async Task Write(Stream to, Actor reader, Guid round, Texts L, CancellationToken stop = default)
    {
        var all = await Of(round, stop);
        await using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        await using (var list = await zip.CreateEntry(List).OpenAsync(stop))
            await list.WriteAsync(Marked(all), stop);
        foreach (var letter in all)
        {
            if (await letters.Find(reader, letter.DossierId, stop) is not { } found)
                continue;
            await using var entry = await zip.CreateEntry($"{letter.Number}.pdf").OpenAsync(stop);
            await entry.WriteAsync(AwardLetterPdf.Make(found, L), stop);
            // What was read for one letter is not kept for the next.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>UTF-8 with a mark of its order, so that spreadsheets read the names.</summary>
    private static byte[] Marked(IReadOnlyList<RoundLetter> all)
    {
        var csv = new StringBuilder("dossier;bestuur;bedrag;verstuurd;per e-mail\r\n");
        foreach (var letter in all)
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{letter.Number};{Quoted(letter.OrganisationName)};{letter.Amount};{letter.SentOn?.ToDateOnly():yyyy-MM-dd};"
                    + $"{(letter.ByMail ? "ja" : "nee")}\r\n"
            );
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    /// <summary>A name that begins as a formula is read as text.</summary>
    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && "=+-@".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
