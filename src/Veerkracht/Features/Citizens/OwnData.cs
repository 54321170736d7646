using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Citizens;

/// <summary>
/// What is kept of a person alone, whole, to take along; and the end of it. Both follow from what each room declared that it keeps, so that
/// a new table needs nothing here.
/// </summary>
public sealed class OwnData(Db db, RetentionTerms terms, RecentStandings recent, IEnumerable<IWhenForgotten> others)
{
    /// <summary>Never given out: with it somebody could sign in, or try to.</summary>
    private static readonly HashSet<string> Secrets =
    [
        nameof(CitizenAccount.PasswordHash),
        nameof(CitizenAccount.SecurityStamp),
        nameof(AddressLink.CodeSha256),
        nameof(Session.ProviderToken),
        nameof(ApiToken.Sha256),
        "SealedText",
        "Code",
    ];

    /// <summary>JSON: the person, and by kind of record every row that goes with it.</summary>
    public async Task<JsonObject> Export(Guid person, CancellationToken stop = default)
    {
        var of = await db.People.AsNoTracking().SingleAsync(p => p.Id == person, stop);
        var all = new JsonObject { ["person"] = Row(of) };
        foreach (var kind in terms.All)
        {
            var rows = new JsonArray();
            foreach (var table in kind.Tables.Where(t => t.OfPerson is not null || t.ToAddress is not null))
            {
                foreach (var row in await PersonalRows.Of(table).Read(db, person, of.Email, stop))
                    rows.Add(Row(row));
            }
            if (rows.Count > 0)
                all[kind.Code] = new JsonObject { ["what"] = kind.What.In(Language.En), ["rows"] = rows };
        }
        return all;
    }

    /// <summary>
    /// Removes a citizen with all that is kept of it. Who ever held a role is forgotten by two administrators instead: what that person did
    /// for an organisation is not theirs alone.
    /// </summary>
    public async Task<Outcome<int>> Remove(Guid person, CancellationToken stop = default)
    {
        var outcome = await db.Transact<int>(
            async () =>
            {
                var of = await db.People.Include(p => p.Mandates).FirstOrDefaultAsync(p => p.Id == person, stop);
                if (of is null || !Addresses.IsCitizen(of.Subject))
                    return Refusal.NotFound();
                return of.Mandates.Count > 0 ? Refusal.Forbidden() : await Take(of, stop);
            },
            stop
        );
        recent.Forget(person);
        return outcome;
    }

    /// <summary>
    /// Removes who follows by mail alone, by the link in a mail. Who has an account signs in for that: <see cref="Remove"/>.
    /// </summary>
    public async Task<Outcome<int>> RemoveReader(Guid person, CancellationToken stop = default) =>
        await db.CitizenAccounts.AnyAsync(a => a.Id == person, stop) ? CitizenRefusals.HasAccount : await Remove(person, stop);

    /// <summary>Takes a citizen and all that is of it out, in the transaction that runs.</summary>
    /// <returns>How many rows.</returns>
    internal async Task<int> Take(Person of, CancellationToken stop)
    {
        var gone = 0;
        foreach (var table in terms.All.SelectMany(k => k.Tables).Where(t => t.OfPerson is not null || t.ToAddress is not null))
            gone += await PersonalRows.Of(table).Delete(db, of.Id, of.Email, stop);
        foreach (var other in others)
            await other.Forgotten(of.Id, stop);
        db.Remove(of);
        return gone + 1;
    }

    private JsonObject Row(object row)
    {
        var told = new JsonObject();
        foreach (var property in db.Model.FindEntityType(row.GetType())!.GetProperties().Where(p => !Secrets.Contains(p.Name)))
        {
            var value = property.GetGetter().GetClrValue(row);
            told[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = value switch
            {
                null => null,
                byte[] bytes => Convert.ToBase64String(bytes),
                DateTime moment => $"{moment:yyyy-MM-ddTHH:mm:ssZ}",
                LocalText text => JsonSerializer.SerializeToNode(text.All.ToDictionary(t => t.Language.Tag, t => t.Text)),
                bool or int or long => JsonValue.Create(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)),
                _ => JsonValue.Create(value.ToString()),
            };
        }
        return told;
    }
}
