using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Features.Awards.Rounds;

namespace Veerkracht.Features.Awards;

/// <summary>The tables of this room.</summary>
public static class AwardsTables
{
    extension(Db db)
    {
        public DbSet<Award> Awards => db.Set<Award>();
        public DbSet<AwardCondition> AwardConditions => db.Set<AwardCondition>();
        public DbSet<ConditionEvidence> ConditionEvidence => db.Set<ConditionEvidence>();
        public DbSet<ConditionLift> ConditionLifts => db.Set<ConditionLift>();
        public DbSet<AwardAcceptance> AwardAcceptances => db.Set<AwardAcceptance>();
        public DbSet<Objection> Objections => db.Set<Objection>();
        public DbSet<Reconsideration> Reconsiderations => db.Set<Reconsideration>();
        public DbSet<AwardRound> AwardRounds => db.Set<AwardRound>();
        public DbSet<RoundProposal> RoundProposals => db.Set<RoundProposal>();
        public DbSet<RoundLine> RoundLines => db.Set<RoundLine>();
        public DbSet<RoundExclusion> RoundExclusions => db.Set<RoundExclusion>();
        public DbSet<RoundScenario> RoundScenarios => db.Set<RoundScenario>();
        public DbSet<RoundDraw> RoundDraws => db.Set<RoundDraw>();
    }
}
