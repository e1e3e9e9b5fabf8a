// The one entry of the page: functions and pane in one runtime, with one factor book between them.
import "../functions";
import "./taskpane.css";

void Office.onReady(({ host }) => {
  document.body.dataset.state = host === Office.HostType.Excel ? "excel" : "browser";
});
