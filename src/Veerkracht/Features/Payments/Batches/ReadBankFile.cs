using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Payments.Bank;
using Veerkracht.Data;

namespace Veerkracht.Features.Payments.Batches;

/// <summary>How many lines of a file meant what.</summary>
/// <param name="Matched">Booked as paid or taken back to be ordered again, or taken note of.</param>
/// <param name="Returned">Of these: what the bank rejected or sent back.</param>
/// <param name="Unmatched">A person has to look, or has looked.</param>
/// <param name="Waiting">Not settled yet: the site was stopped, and goes on by itself.</param>
public sealed record BankFileResult(Guid Id, int Lines, int Matched, int Returned, int Unmatched, int Waiting, bool WasKnown);

/// <summary>
/// Finance brings a file of the bank. It is kept whole, line by line, or not at all; a file that was read before counts once. What its
/// lines mean is settled afterwards, each in a transaction of its own, so that it goes on where it stopped.
/// </summary>
public sealed class ReadBankFile(ActFrame acts, Db db, SettleBankLines settle) : IAct
{
    public static ActKind Kind { get; } =
        new("read-bank-file", new("Bestand van de bank gelezen", "File of the bank read"))
        {
            IsInternal = true,
            By = ActBy.Finance,
            Touches = ActTouches.None,
            TellsNobody = "what its lines mean is told for each payment; what is left open stands in the list of finance",
            Words = new(
                "pain.002.001.10 or camt.054.001.08 that was not read before",
                "kept line by line; then each line that agrees with an order: `record-payment`, `reject-order` or `return-payment`",
                "nothing"
            ),
        };

    /// <summary>The longest name that is kept.</summary>
    private const int LongestName = 200;

    /// <param name="file">Can be read twice: it is hashed first.</param>
    public async Task<Outcome<BankFileResult>> Do(Actor actor, Stream file, string? name, CancellationToken stop = default)
    {
        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop));
        var known = await db.BankFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Hash == hash, stop);
        if (known is null || !AtBank.Of(actor))
        {
            var done = await acts.Run<AtBank, ReadFile>(
                Kind,
                actor,
                new AtBankTarget(),
                null,
                act => Keep(act, file, hash, name, stop),
                stop
            );
            if (!done.Done)
                return Outcome<BankFileResult>.Refused(done.Refusals);
            known = done.Value;
            await settle.Do(actor, known.Id, stop);
            return await Result(known.Id, false, stop);
        }
        await settle.Do(actor, known.Id, stop);
        return await Result(known.Id, true, stop);
    }

    private async Task<Outcome<ReadFile>> Keep(ActScope<AtBank> act, Stream file, string hash, string? name, CancellationToken stop)
    {
        // Whoever brings it at the same moment was first: the index on the hash refuses the second.
        if (await db.BankFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Hash == hash, stop) is { } there)
            return act.Nothing(there);
        file.Position = 0;
        var id = Guid.CreateVersion7(act.At);
        var lines = new List<ReadLine>();
        try
        {
            foreach (var line in BankFile.Read(file))
                lines.Add(ReadLine.Of(Guid.CreateVersion7(act.At), id, lines.Count + 1, line));
        }
        catch (UnreadableBankFileException unreadable)
        {
            return BatchRefusals.Unreadable(unreadable.Why);
        }
        var called = string.IsNullOrWhiteSpace(name) ? "bank.xml" : Path.GetFileName(name.Trim());
        var read = new ReadFile
        {
            Id = id,
            Hash = hash,
            Name = called[..Math.Min(called.Length, LongestName)],
            Lines = lines.Count,
            ReadBy = act.Actor.PersonId,
            ReadAt = act.At,
        };
        db.BankFiles.Add(read);
        db.BankLines.AddRange(lines);
        act.Evidence = new { file = id, sha256 = hash };
        act.After = new { lines = lines.Count };
        return read;
    }

    private async Task<BankFileResult> Result(Guid id, bool known, CancellationToken stop)
    {
        var counts = await db
            .BankLines.Where(l => l.FileId == id)
            .GroupBy(l => new { l.State, l.Meaning })
            .Select(g => new
            {
                g.Key.State,
                g.Key.Meaning,
                Count = g.Count(),
            })
            .ToListAsync(stop);
        int Sum(Func<LineState, BankMeaning?, bool> of) => counts.Where(c => of(c.State, c.Meaning)).Sum(c => c.Count);
        return new(
            id,
            counts.Sum(c => c.Count),
            Sum((state, _) => state == LineState.Done),
            Sum((state, meaning) => state == LineState.Done && meaning is BankMeaning.Returned or BankMeaning.Rejected),
            Sum((state, _) => state is LineState.Open or LineState.Closed),
            Sum((state, _) => state == LineState.Waiting),
            known
        );
    }
}

/// <summary>What the bank says, of whichever measure: for who records what it did over one of them.</summary>
public sealed record AtBank(string? AuthorityOver) : IActSubject
{
    public Subject Subject => new();

    public static AtBank For(Actor actor) => new(actor.MeasuresAs(Role.Finance).Order(StringComparer.Ordinal).FirstOrDefault());

    /// <summary>Whether this person records what the bank did, for any measure.</summary>
    public static bool Of(Actor actor) => For(actor).AuthorityOver is not null;

    public bool IsOn(Side side, Actor actor) => side == Side.Agency && Of(actor);

    public Refusal? Unfit(ActKind kind) => null;

    public void Acted(DateTime at) { }
}

internal sealed record AtBankTarget : ActTarget<AtBank>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override Task<AtBank?> Load(ActReach reach) => Task.FromResult<AtBank?>(AtBank.For(reach.Actor));
}
