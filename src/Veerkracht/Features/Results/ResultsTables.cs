using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Results;

/// <summary>The tables of this room.</summary>
public static class ResultsTables
{
    extension(Db db)
    {
        public DbSet<IndicatorValue> IndicatorValues => db.Set<IndicatorValue>();
    }
}
