export default function ResultPage({ data }: { data: string }) {
  return <div className="page">{data}</div>;
}
